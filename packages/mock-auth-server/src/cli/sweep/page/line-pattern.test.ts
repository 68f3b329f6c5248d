import { expect, test } from 'vitest'
import { findPatterns, matchesPattern } from './line-pattern.ts'

test('finds the words that two lines share, at their places', () => {
  expect(findPatterns(['Patient', 'Session: kJdq'], ['Patient', 'Session: Zqxw'])).toEqual([
    ['Session', undefined],
  ])
})

test.for([
  ['have another number of words', 'Session kJdq', 'Session of Amy'],
  ['share less than half of their words', 'The early bird', 'The other day'],
] as const)('finds none in lines that %s', ([, one, other]) => {
  expect(findPatterns([one], [other])).toEqual([])
})

test('fits lines with these words only', () => {
  const pattern = ['Session', undefined]
  expect(matchesPattern('Session PPlm', pattern)).toBe(true)
  expect(matchesPattern('Session has ended', pattern)).toBe(false)
  expect(matchesPattern('Login failed', pattern)).toBe(false)
})

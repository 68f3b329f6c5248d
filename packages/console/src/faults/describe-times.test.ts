import { expect, test } from 'vitest'
import { describeTimes } from './describe-times.ts'

test.each([
  [null, 'always'],
  [1, 'once'],
  [2, '2 times'],
])('returns the words for %s', (times, words) => {
  expect(describeTimes(times)).toBe(words)
})

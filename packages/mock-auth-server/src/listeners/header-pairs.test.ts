import { expect, test } from 'vitest'
import { headerPairs } from './header-pairs.ts'

test('headers keep order, spelling and repetition', () => {
  const raw = ['Host', 'a', 'X-Y', '1', 'x-y', '2', 'X-Y', '3']
  const pairs = [
    ['Host', 'a'],
    ['X-Y', '1'],
    ['x-y', '2'],
    ['X-Y', '3'],
  ]
  expect(headerPairs(raw)).toEqual(pairs)
  expect(headerPairs(raw)).toEqual(pairs)
})

test('what comes again is kept once, whatever many other names come between', () => {
  const [first] = headerPairs(['Accept', 'text/html'])
  expect(headerPairs(['Accept', 'text/html'])[0]).toBe(first)
  expect(headerPairs(['Accept', 'text/plain'])[0]).toEqual(['Accept', 'text/plain'])
  headerPairs(Array.from({ length: 400 }, (_, at) => `h${at}`))
  expect(headerPairs(['Accept', 'text/html'])[0]).toEqual(['Accept', 'text/html'])
})

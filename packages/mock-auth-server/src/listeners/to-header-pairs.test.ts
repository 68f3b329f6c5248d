import { expect, test } from 'vitest'
import { toHeaderPairs } from './to-header-pairs.ts'

test('keeps order, spelling and repetition of headers', () => {
  const raw = ['Host', 'a', 'X-Y', '1', 'x-y', '2', 'X-Y', '3']
  const pairs = [
    ['Host', 'a'],
    ['X-Y', '1'],
    ['x-y', '2'],
    ['X-Y', '3'],
  ]
  expect(toHeaderPairs(raw)).toEqual(pairs)
  expect(toHeaderPairs(raw)).toEqual(pairs)
})

test('reuses a repeated header, even with many others in between', () => {
  const [first] = toHeaderPairs(['Accept', 'text/html'])
  expect(toHeaderPairs(['Accept', 'text/html'])[0]).toBe(first)
  expect(toHeaderPairs(['Accept', 'text/plain'])[0]).toEqual(['Accept', 'text/plain'])
  toHeaderPairs(Array.from({ length: 400 }, (_, at) => `h${at}`))
  expect(toHeaderPairs(['Accept', 'text/html'])[0]).toEqual(['Accept', 'text/html'])
})

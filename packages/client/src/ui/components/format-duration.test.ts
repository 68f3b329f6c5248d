import { expect, test } from 'vitest'
import { formatDuration } from './format-duration.ts'

test.each([
  [38.4, '38 ms'],
  [1400, '1.4 s'],
  [59_400, '59 s'],
  [250_000, '4 min 10 s'],
  [7_260_000, '2 h 1 min'],
  [260_000_000, '3 d'],
])('formats %d ms as %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})

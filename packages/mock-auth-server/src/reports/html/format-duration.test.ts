import { expect, test } from 'vitest'
import { formatDuration } from './format-duration.ts'

test.for([
  [0, '0 ms'],
  [850, '850 ms'],
  [12_345, '12.3 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min 0 s'],
  [845_000, '14 min 5 s'],
  [7_380_000, '2 h 3 min'],
] as const)('formats %i ms as %s', ([ms, text]) => expect(formatDuration(ms)).toBe(text))

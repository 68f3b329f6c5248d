import { expect, test } from 'vitest'
import { computeRetryDelay } from './compute-retry-delay.ts'

const NOW = Date.parse('2026-01-01T00:00:00Z')

test('returns the delay for seconds, for dates, and growing delays without either (F-246, F-247)', () => {
  expect(computeRetryDelay('7', 1, NOW)).toBe(7)
  expect(computeRetryDelay('Thu, 01 Jan 2026 00:00:05 GMT', 1, NOW)).toBe(6)
  expect(computeRetryDelay('Thu, 01 Jan 2020 00:00:00 GMT', 1, NOW)).toBe(0)
  expect([1, 2, 3].map((attempt) => computeRetryDelay(null, attempt, NOW))).toEqual([1, 2, 4])
  expect(computeRetryDelay('soon', 2, NOW)).toBe(2)
})

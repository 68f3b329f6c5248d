import { expect, test } from 'vitest'
import { computePollDelay } from './compute-poll-delay.ts'

const NOW = Date.parse('2026-01-01T00:00:00Z')

test.each([
  [null, 0, 1],
  [null, 40_000, 10],
  [null, 7_200_000, 300],
  ['7', 0, 7],
  ['1', 40_000, 10],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 0, 31],
  ['soon', 0, 1],
])('with Retry-After %s after %s ms waits %s s', (retryAfter, elapsedMs, seconds) => {
  expect(computePollDelay(retryAfter, elapsedMs, NOW)).toBe(seconds)
})

test('polls less than a hundred times in an hour', () => {
  let elapsedMs = 0
  let polls = 0
  for (; elapsedMs < 3_600_000; polls++) elapsedMs += computePollDelay('1', elapsedMs, NOW) * 1000
  expect(polls).toBeLessThan(100)
})

import { expect, test } from 'vitest'
import { getRetryAfterMs } from './get-retry-after-ms.ts'
import type { JournalEntry } from './journal-entry.ts'

const END = Date.UTC(2026, 0, 1)
const after = (value: string | undefined, endedAt: number | undefined = END) =>
  getRetryAfterMs({
    sent: value === undefined ? undefined : { status: 503, headers: [['Retry-After', value]], body: '' },
    startedAt: END - 1000,
    endedAt,
  } as unknown as JournalEntry)

test('reads seconds', () => {
  expect(after('120')).toBe(120_000)
})

test('reads a date, counted from the end of the reply', () => {
  expect(after('Thu, 01 Jan 2026 00:00:05 GMT')).toBe(5000)
  expect(after('Wed, 31 Dec 2025 23:00:00 GMT')).toBe(0)
})

test('is 0 without a readable value, or without a reply', () => {
  expect(['soon', '-5', ''].map((value) => after(value))).toEqual([0, 0, 0])
  expect(after(undefined)).toBe(0)
  const bare = { sent: { status: 200, headers: [], body: '' }, startedAt: END, endedAt: END }
  expect(getRetryAfterMs(bare as unknown as JournalEntry)).toBe(0)
})

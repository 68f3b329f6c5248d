import { findReplyHeader } from '../http/reply.ts'
import type { JournalEntry } from './journal-entry.ts'

/** Returns the Retry-After of a reply in milliseconds; 0 without a readable one. */
export function getRetryAfterMs({ sent, endedAt, startedAt }: JournalEntry): number {
  const header = sent && findReplyHeader(sent, 'retry-after')
  if (header === undefined) return 0
  if (/^\d+$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? 0 : Math.max(0, date - (endedAt ?? startedAt))
}

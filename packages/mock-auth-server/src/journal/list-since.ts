import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Journal } from './journal.ts'

const LOOKED_BACK = 10_000

/**
 * Lists the exchanges before a sequence number which began since that wall-clock time, the latest first and
 * within the last 10,000 numbers.
 */
export function listSince(journal: Pick<Journal, 'get'>, at: number, before: number): JournalEntry[] {
  const entries: JournalEntry[] = []
  for (let seq = before - 1; seq > Math.max(0, before - LOOKED_BACK); seq--) {
    const entry = journal.get(seq)
    if (entry && entry.startedAt < at) break
    if (entry) entries.push(entry)
  }
  return entries
}

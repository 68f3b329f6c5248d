import type { StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/** Returns `true` for an exchange that the client began after it had the struck reply. */
export function isReaction({ seq, struck }: StrikeContext, entry: JournalEntry): boolean {
  return entry.seq > seq && entry.startedAt >= (struck?.endedAt ?? 0)
}

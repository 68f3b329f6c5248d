import type { StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { mayFollow } from '../../core/journal/may-follow.ts'

/** Returns `true` for an exchange that the client began after it had the struck reply. */
export function isReaction({ seq, struck }: StrikeContext, entry: JournalEntry): boolean {
  return struck ? mayFollow(entry, struck) : entry.seq > seq
}

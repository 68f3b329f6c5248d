import type { StrikeContext } from '../../core/declare/expectation.ts'
import { isPossibleReaction } from '../../core/journal/is-possible-reaction.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/** Returns `true` for an exchange that the client began after it had the struck reply. */
export function isReaction({ seq, struck }: StrikeContext, entry: JournalEntry): boolean {
  return struck ? isPossibleReaction(entry, struck) : entry.seq > seq
}

import type { JournalEntry } from './journal-entry.ts'

/**
 * Merges an exchange into a sequence, before those that began later. Returns `false`, and changes nothing, when there are
 * none, or when it would not be a reaction to the one before it and have the one after it as a reaction.
 */
export function mergeInOrder(
  entry: JournalEntry,
  sequence: JournalEntry[],
  isReaction: (entry: JournalEntry, before: JournalEntry) => boolean,
): boolean {
  const at = sequence.findIndex(({ seq }) => seq > entry.seq)
  const [before, next] = [sequence[at - 1], sequence[at]]
  if (!next || !isReaction(next, entry) || (before && !isReaction(entry, before))) return false
  sequence.splice(at, 0, entry)
  return true
}

import type { JournalEntry } from '../core/journal/journal-entry.ts'

/** Lists the client ids that these exchanges showed, in the order of their first use. */
export function listClientIds(entries: readonly JournalEntry[]): string[] {
  return [...new Set(entries.flatMap(({ facts }) => facts.clientId ?? []))]
}

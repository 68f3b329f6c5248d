import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { type EntryFilter, matchesFilter } from './entry-filter.ts'
import type { JournalEvent } from './journal-event.ts'

/** The functions of a journal that waiting needs. */
interface Waitable {
  find(filter: EntryFilter): JournalEntry[]
  subscribe(subscriber: (event: JournalEvent) => void): () => void
  hold(): () => void
}

/** Resolves with the first closed entry that matches, present or future; `undefined` after the time-out. */
export function waitForEntry(
  journal: Waitable,
  filter: EntryFilter,
  timeoutMs: number,
): Promise<JournalEntry | undefined> {
  const there = journal.find(filter).find((entry) => entry.endedAt !== undefined)
  if (there) return Promise.resolve(there)
  return new Promise((resolve) => {
    const finish = (entry: JournalEntry | undefined) => {
      clearTimeout(timer)
      unsubscribe()
      release()
      resolve(entry)
    }
    const timer = setTimeout(() => finish(undefined), timeoutMs)
    const release = journal.hold()
    const unsubscribe = journal.subscribe((event) => {
      if (event.type === 'closed' && matchesFilter(event.entry, filter)) finish(event.entry)
    })
  })
}

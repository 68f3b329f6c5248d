import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { type EntryFilter, matchesFilter } from './entry-filter.ts'
import type { JournalEvent } from './journal-event.ts'

/** The functions of a journal that waiting needs. */
interface Waitable {
  find(filter: EntryFilter): JournalEntry[]
  subscribe(subscriber: (event: JournalEvent) => void): () => void
  hold(): () => void
}

/** Resolves with the first closed entry that matches, present or future; `undefined` after the time-out or the signal. */
export function waitForEntry(
  journal: Waitable,
  filter: EntryFilter,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<JournalEntry | undefined> {
  const there = journal.find(filter).find((entry) => entry.endedAt !== undefined)
  if (there || signal?.aborted) return Promise.resolve(there)
  return new Promise((resolve) => {
    const finish = (entry: JournalEntry | undefined) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      unsubscribe()
      release()
      resolve(entry)
    }
    const stop = () => finish(undefined)
    const timer = setTimeout(stop, timeoutMs)
    signal?.addEventListener('abort', stop)
    const release = journal.hold()
    const unsubscribe = journal.subscribe((event) => {
      if (event.type === 'closed' && matchesFilter(event.entry, filter)) finish(event.entry)
    })
  })
}

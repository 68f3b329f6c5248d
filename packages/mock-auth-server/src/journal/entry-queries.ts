import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { EntryFilter } from './entry-filter.ts'
import type { EntryStore } from './entry-store.ts'

/** Queries about the entries of a journal. */
export class EntryQueries {
  readonly entries: EntryStore

  constructor(entries: EntryStore) {
    this.entries = entries
  }

  /** Number of entries that were evicted, so that a query can say that it is incomplete. */
  get evicted(): number {
    return this.entries.evicted
  }

  get(seq: number): JournalEntry | undefined {
    return this.entries.get(seq)
  }

  find(filter: EntryFilter = {}): JournalEntry[] {
    return this.entries.find(filter)
  }

  count(filter: EntryFilter = {}): number {
    return this.find(filter).length
  }

  last(filter: EntryFilter = {}): JournalEntry | undefined {
    return this.find(filter).at(-1)
  }

  /** The exchanges of this epoch that have not ended. */
  get underWay(): readonly JournalEntry[] {
    return this.entries.underWay
  }

  /** Returns the ended exchanges that began after that one, in the order of their beginning. */
  listClosedAfter(seq: number): JournalEntry[] {
    return this.entries.listAfter(seq).filter(({ endedAt, straggler }) => endedAt !== undefined && !straggler)
  }

  /** Keeps entries that are evidence from being evicted, up to a limit. */
  pin(seqs: readonly number[]): void {
    this.entries.pin(seqs)
  }
}

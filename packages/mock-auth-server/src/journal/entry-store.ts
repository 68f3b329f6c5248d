import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Transfer } from '../core/journal/transfer.ts'
import { Queue } from '../core/util/queue.ts'
import { type EntryFilter, matchesFilter } from './entry-filter.ts'
import { estimateEntrySize } from './estimate-entry-size.ts'

export interface JournalLimits {
  readonly entries: number
  readonly bytes: number
}

/** Maximum number of entries that evidence keeps from being evicted. */
const PINNED = 500

/** The entries of a journal; the oldest are evicted at the limits, except those under way and pinned ones. */
export class EntryStore {
  readonly #limits: JournalLimits
  #entries = new Map<number, JournalEntry>()
  #order = new Queue<JournalEntry>()
  #underWay = new Set<JournalEntry>()
  #pinned = new Set<number>()
  #bytes = 0
  #evicted = 0

  constructor(limits: JournalLimits) {
    this.#limits = limits
  }

  /** Number of entries that were evicted. */
  get evicted(): number {
    return this.#evicted
  }

  /** The entries that have not ended. */
  get underWay(): readonly JournalEntry[] {
    return [...this.#underWay]
  }

  /** Counts the requests under way on other connections. */
  countBeside({ connection }: Transfer): number {
    let count = 0
    for (const { transfer } of this.#underWay) if (transfer && transfer.connection !== connection) count += 1
    return count
  }

  open(entry: JournalEntry): void {
    this.#entries.set(entry.seq, entry)
    this.#order.push(entry)
    this.#underWay.add(entry)
  }

  /** Takes note that an entry is complete, and evicts others if need be. */
  close(entry: JournalEntry): void {
    this.#underWay.delete(entry)
    this.#bytes += estimateEntrySize(entry)
    this.#evict()
  }

  get(seq: number): JournalEntry | undefined {
    return this.#entries.get(seq)
  }

  find(filter: EntryFilter): JournalEntry[] {
    return [...this.#entries.values()].filter((entry) => matchesFilter(entry, filter))
  }

  /** Keeps entries that are evidence from being evicted, up to a limit. */
  pin(seqs: readonly number[]): void {
    for (const seq of seqs) if (this.#pinned.size < PINNED) this.#pinned.add(seq)
  }

  clear(): void {
    this.#entries.clear()
    this.#order.clear()
    this.#underWay.clear()
    this.#pinned.clear()
    this.#bytes = 0
    this.#evicted = 0
  }

  #evict(): void {
    for (let turns = this.#order.size; turns > 0; turns--) {
      if (this.#order.size <= this.#limits.entries && this.#bytes <= this.#limits.bytes) return
      const entry = this.#order.shift()
      if (entry === undefined) return
      if (entry.endedAt === undefined || this.#pinned.has(entry.seq)) this.#order.push(entry)
      else {
        this.#entries.delete(entry.seq)
        this.#bytes -= estimateEntrySize(entry)
        this.#evicted += 1
      }
    }
  }
}

import type { Reply } from '../core/http/reply.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import { createEntry, type EntryStart } from './create-entry.ts'
import type { EntryFilter } from './entry-filter.ts'
import { EntryStore, type JournalLimits } from './entry-store.ts'
import { FactIndex } from './fact-index.ts'
import type { JournalEvent } from './journal-event.ts'
import { Runs } from './runs.ts'
import { waitForEntry } from './wait-for-entry.ts'

const DEFAULT_LIMITS: JournalLimits = { entries: 5000, bytes: 64 * 1024 * 1024 }

/** The exchanges of a tenant, in order; entries are evicted at the limits, their facts remain longer. */
export class Journal {
  readonly past = new FactIndex()
  readonly runs = new Runs()
  readonly #limits: JournalLimits
  readonly #entries: EntryStore
  #observations: Observation[] = []
  #sequence = 0
  #closings = 0
  #epoch = 1
  #subscribers = new Set<(event: JournalEvent) => void>()

  constructor(limits: JournalLimits = DEFAULT_LIMITS) {
    this.#limits = limits
    this.#entries = new EntryStore(limits)
  }

  get epoch(): number {
    return this.#epoch
  }

  /** Number of entries that were evicted, so that a query can say that it is incomplete. */
  get evicted(): number {
    return this.#entries.evicted
  }

  open(opening: EntryStart): JournalEntry {
    const entry = createEntry(opening, this.#nextSequence(), this.#epoch)
    if (entry.transfer) entry.transfer.beside = this.#entries.countBeside(entry.transfer)
    this.#entries.open(entry)
    this.#emit({ type: 'opened', entry })
    return entry
  }

  /** Completes an entry: its original reply, the reply sent, its facts. */
  close(
    entry: JournalEntry,
    end: { original: Reply; sent: Reply; delivery: JournalEntry['delivery']; at: number },
  ): void {
    entry.original = end.original
    entry.sent = end.sent
    entry.delivery = end.delivery
    entry.endedAt = end.at
    this.#closings += 1
    entry.closeOrder = this.#closings
    if (!entry.straggler && entry.epoch === this.#epoch) {
      const { seq, run, step, listener, startedAt, facts } = entry
      this.past.add({ seq, run, step, listener, at: startedAt, facts })
    }
    this.#entries.close(entry)
    this.#emit({ type: 'closed', entry })
  }

  observe(observation: Omit<Observation, 'seq'>): Observation {
    const kept = { ...observation, seq: this.#nextSequence() }
    this.#observations.push(kept)
    if (this.#observations.length > this.#limits.entries) this.#observations.shift()
    this.#emit({ type: 'observed', observation: kept })
    return kept
  }

  observations(run?: string): readonly Observation[] {
    return run === undefined ? this.#observations : this.#observations.filter((seen) => seen.run === run)
  }

  /** The exchanges of this epoch that have not ended. */
  get underWay(): readonly JournalEntry[] {
    return this.#entries.underWay
  }

  /** Returns the ended exchanges that began after that one, in the order of their beginning. */
  listClosedAfter(seq: number): JournalEntry[] {
    const entries: JournalEntry[] = []
    for (let next = seq + 1; next <= this.#sequence; next++) {
      const entry = this.#entries.get(next)
      if (entry?.endedAt !== undefined && !entry.straggler) entries.push(entry)
    }
    return entries
  }

  /** Keeps entries that are evidence from being evicted, up to a limit. */
  pin(seqs: readonly number[]): void {
    this.#entries.pin(seqs)
  }

  get(seq: number): JournalEntry | undefined {
    return this.#entries.get(seq)
  }

  find(filter: EntryFilter = {}): JournalEntry[] {
    return this.#entries.find(filter)
  }

  count(filter: EntryFilter = {}): number {
    return this.find(filter).length
  }

  last(filter: EntryFilter = {}): JournalEntry | undefined {
    return this.find(filter).at(-1)
  }

  /**
   * Resolves with the first closed entry after `filter.after` (default: now) that matches; `undefined` after
   * the time-out.
   */
  next(filter: EntryFilter, timeoutMs: number): Promise<JournalEntry | undefined> {
    return waitForEntry(this, { after: this.#sequence, ...filter }, timeoutMs)
  }

  subscribe(subscriber: (event: JournalEvent) => void): () => void {
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  /** Starts a new epoch: the history is cleared, later requests of the old epoch are stragglers. */
  reset(): void {
    this.#epoch += 1
    this.#entries.clear()
    this.#observations = []
    this.past.clear()
    this.runs.clear()
    this.#emit({ type: 'reset', epoch: this.#epoch })
  }

  #nextSequence(): number {
    this.#sequence += 1
    return this.#sequence
  }

  #emit(event: JournalEvent): void {
    for (const subscriber of this.#subscribers) subscriber(event)
  }
}

import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import { MemoryAccount } from '../core/util/memory-account.ts'
import { createEntry, type EntryEnd, type EntryStart } from './create-entry.ts'
import type { EntryFilter } from './entry-filter.ts'
import { EntryQueries } from './entry-queries.ts'
import { EntryStore } from './entry-store.ts'
import { FactIndex } from './fact-index.ts'
import type { JournalEvent } from './journal-event.ts'
import { DEFAULT_LIMITS, type FormerJournal, type JournalStart } from './journal-limits.ts'
import { Observations } from './observations.ts'
import { Runs } from './runs.ts'
import { Subscribers } from './subscribers.ts'
import { waitForEntry } from './wait-for-entry.ts'

const FACTS = 40_000

/** The exchanges of a tenant, in order; entries are evicted at the limits, their facts remain longer. */
export class Journal extends EntryQueries {
  readonly past: FactIndex
  readonly runs = new Runs()
  readonly #observations: Observations
  #sequence = 0
  #closings = 0
  /** The sequence number before the first one of the epoch. */
  #began = 0
  #epoch: number
  readonly #subscribers = new Subscribers()

  /** Creates an empty journal; after a former one it begins with the next epoch, as after a reset. */
  constructor(limits = DEFAULT_LIMITS, account = new MemoryAccount(), former?: FormerJournal) {
    super(new EntryStore(limits, account.createPart(), former?.entries ?? 0))
    this.past = new FactIndex(FACTS, account.createPart(limits.bytes), !former?.entries)
    this.#observations = new Observations(limits, account.createPart())
    this.#epoch = (former?.epoch ?? 0) + 1
  }

  get epoch(): number {
    return this.#epoch
  }

  /** `true` when no exchange is under way and nobody waits for one. */
  get isIdle(): boolean {
    return this.entries.isIdle && !this.#subscribers.isHeld
  }

  open(opening: EntryStart): JournalEntry {
    const entry = createEntry(opening, this.#nextSequence(), this.#epoch)
    if (entry.transfer) entry.transfer.beside = this.entries.countBeside(entry.transfer)
    this.entries.open(entry)
    this.#subscribers.emit({ type: 'opened', entry })
    return entry
  }

  /** Completes an entry, and takes its facts into the history. */
  close(entry: JournalEntry, end: EntryEnd): void {
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
    this.entries.close(entry)
    this.#subscribers.emit({ type: 'closed', entry })
  }

  observe(observation: Omit<Observation, 'seq'>): Observation {
    const kept = { ...observation, seq: this.#nextSequence() }
    this.addObservation(kept)
    return kept
  }

  addObservation(observation: Observation): void {
    this.#observations.add(observation)
    this.#subscribers.emit({ type: 'observed', observation })
  }

  /** Its beginning, from which another process continues it with the recorded events. */
  get start(): JournalStart {
    return { epoch: this.#epoch, began: this.#began, gap: this.entries.gap }
  }

  /** Continues the journal of another process. */
  continue({ epoch, began, gap }: JournalStart): void {
    this.#epoch = epoch
    this.#began = began
    this.countOn({ sequence: began })
    if (gap) this.markGap(gap.reason, gap.lastRun)
  }

  /** Says that exchanges of the runs so far, or up to that number, may have been lost; the reason is a clause. */
  markGap(reason: string, lastRun: number = this.runs.all().at(-1)?.number ?? 0): void {
    this.entries.markGap({ reason, lastRun })
    this.past.markIncomplete()
  }

  /** Counts on after numbers that another process has given. */
  countOn({ sequence = 0, closings = 0 }): void {
    this.#sequence = Math.max(this.#sequence, sequence)
    this.#closings = Math.max(this.#closings, closings)
  }

  /** Leaves out numbers that exchanges may have had whose record is lost. */
  skip(count: number): void {
    this.countOn({ sequence: this.#sequence + count, closings: this.#closings + count })
  }

  observations(run?: string): readonly Observation[] {
    return this.#observations.list(run)
  }

  /**
   * Resolves with the first closed entry after `filter.after` (default: now) that matches; `undefined` after
   * the time-out or the signal.
   */
  next(filter: EntryFilter, timeoutMs: number, signal?: AbortSignal): Promise<JournalEntry | undefined> {
    return waitForEntry(this, { after: this.#sequence, ...filter }, timeoutMs, signal)
  }

  subscribe(subscriber: (event: JournalEvent) => void): () => void {
    return this.#subscribers.add(subscriber)
  }

  /** Keeps the journal from giving way to others until the returned function is called. */
  hold(): () => void {
    return this.#subscribers.hold()
  }

  /** Starts a new epoch: the history is cleared, later requests of the old epoch are stragglers. */
  reset(): void {
    this.#epoch += 1
    this.#began = this.#sequence
    this.entries.clear()
    this.#observations.clear()
    this.past.clear()
    this.runs.clear()
    this.#subscribers.emit({ type: 'reset', epoch: this.#epoch })
  }

  #nextSequence(): number {
    this.#sequence += 1
    return this.#sequence
  }
}

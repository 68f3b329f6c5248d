import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import { MemoryAccount } from '../core/util/memory-account.ts'
import { findGap } from '../journal/find-gap.ts'
import type { Journal } from '../journal/journal.ts'
import type { ActiveRuns } from './active-runs.ts'
import { createStrikeContext } from './create-strike-context.ts'
import { FollowedRuns } from './followed-runs.ts'
import { type FreezeCause, type RunConclusion, RunMonitor } from './run-monitor.ts'
import type { Strike } from './strike.ts'

/** Number of the newest runs that see exchanges of other runs; those before see only their own. */
const RUNS_WATCHING = 100

/** Follows the runs in which a fault struck, each from its first strike on. */
export class FaultMonitor {
  readonly #expectation: Expectation
  readonly #journal: Journal
  readonly #active: ActiveRuns
  /** Strikes whose exchange has not ended yet, by sequence number. */
  #fresh = new Map<number, Strike>()
  readonly #runs: FollowedRuns
  #newest: RunMonitor[] = []
  #isFrozen = false
  /** Number of strikes that it was told of. */
  strikeCount = 0

  constructor(expectation: Expectation, journal: Journal, active: ActiveRuns, account = new MemoryAccount()) {
    this.#expectation = expectation
    this.#journal = journal
    this.#active = active
    this.#runs = new FollowedRuns(account)
  }

  /** The runs in which the fault struck, in the order of their first strike. */
  get runs(): ReadonlyMap<string, RunMonitor> {
    return this.#runs.all
  }

  /** Sentence about runs that were lost before they could be judged; `undefined` when none was. */
  get loss(): string | undefined {
    const { forgotten } = this.#runs
    const { gap } = this.#journal.entries
    if (gap) return gap.reason
    if (forgotten > 0) return `${forgotten} older runs are followed no longer, and had not ended well before`
    return undefined
  }

  /** Returns a sentence about exchanges of runs that may be lost; `undefined` when none may. */
  findLossIn(runs: readonly RunMonitor[]): string | undefined {
    for (const { context } of runs) {
      const gap = findGap(this.#journal, context.run)
      if (gap !== undefined) return gap
    }
    return undefined
  }

  /** Takes a strike: of an exchange that is about to end, or of a driver that acted. */
  strike(strike: Strike): void {
    if (this.#isFrozen) return
    this.strikeCount += 1
    const entry = this.#journal.get(strike.seq)
    if (entry && entry.endedAt === undefined) this.#fresh.set(strike.seq, strike)
    else this.#begin(strike, entry)
  }

  onExchange(entry: JournalEntry): void {
    const strike = this.#fresh.get(entry.seq)
    const begun = strike && this.#begin(strike, entry)
    this.#fresh.delete(entry.seq)
    for (const run of this.#listWatching(entry)) if (run !== begun) this.#give(run, entry)
  }

  onObservation(observation: Observation): void {
    for (const run of this.runs.values()) this.#show(run, observation)
  }

  /** Returns what is concluded about each run. */
  conclude(now: number, quietMs: number): { readonly run: RunMonitor; readonly conclusion: RunConclusion }[] {
    const busy = this.#journal.underWay
    return [...this.runs.values()].map((run) => {
      const isBusy = busy.some((entry) => run.context.run === undefined || entry.run === run.context.run)
      return { run, conclusion: run.conclude(now, quietMs, isBusy) }
    })
  }

  /** Ends the following at a reset, or when the tenant gives way to others. */
  freeze(now: number, cause: FreezeCause): void {
    if (cause.isHeld && this.runs.size === 0) this.#begin({ seq: 0, run: undefined, at: now }, undefined)
    this.#isFrozen = true
    for (const run of this.runs.values()) run.freeze(now, cause)
  }

  /** Ends the following for good, when the fault is forgotten. */
  discard(): void {
    this.#isFrozen = true
    this.#runs.release()
  }

  get #sees() {
    return this.#expectation.scope ?? 'run'
  }

  /** Starts the monitor of a run, or gives it a further strike; returns the one that has just been started. */
  #begin(strike: Strike, entry: JournalEntry | undefined): RunMonitor | undefined {
    const context = createStrikeContext(this.#journal, strike, entry)
    const key = this.#sees === 'fault' ? '' : (strike.run ?? '')
    const known = this.runs.get(key)
    if (known) {
      known.onStrike(context)
      return undefined
    }
    const begun = new RunMonitor(this.#expectation, context)
    this.#runs.set(key, begun)
    this.#newest.push(begun)
    if (this.#newest.length > RUNS_WATCHING) this.#newest.shift()
    for (const later of this.#journal.listClosedAfter(strike.seq)) this.#give(begun, later)
    for (const later of this.#journal.observations()) if (later.seq > strike.seq) this.#show(begun, later)
    this.#runs.retire()
    return begun
  }

  /** Returns the runs that an exchange may concern. */
  #listWatching({ run }: JournalEntry): Iterable<RunMonitor> {
    if (this.runs.size === 0) return []
    const own = run === undefined ? undefined : this.runs.get(run)
    const outside = this.runs.get('')
    const isForAll = this.#sees !== 'run' || run === undefined
    return new Set([own, outside, ...(isForAll ? this.#newest : [])].filter((each) => each !== undefined))
  }

  #give(run: RunMonitor, entry: JournalEntry): void {
    const attribution = this.#active.attribute(entry, run.context)
    if (!attribution.isInRun && this.#sees === 'run') return
    run.onExchange(entry, attribution)
    if (run.final) this.#journal.pin(run.final.evidence)
  }

  #show(run: RunMonitor, observation: Observation): void {
    const { context } = run
    const isOfRun = this.#sees === 'fault' || context.run === undefined || observation.run === context.run
    if (observation.run !== undefined && !isOfRun) return
    const isCertain = observation.run !== undefined || observation.kind === 'settled'
    run.onObservation(observation, isCertain || !this.#active.isOtherActive(context) ? 'carried' : 'adjacent')
    if (run.final) this.#journal.pin(run.final.evidence)
  }
}

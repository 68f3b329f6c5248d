import type { Attribution, JournalEntry } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'
import type { AttributionHints, Run } from './run.ts'
import { RunCollection } from './run-collection.ts'

/** Milliseconds after which an unfinished authorization flow is no longer continued by the next request. */
const STALE_MS = 15 * 60_000
/** Milliseconds after which discovery does not continue a run that only discovery began: another client follows. */
const DISCOVERY_MS = 60_000
/** Steps of requests that no client sends on purpose, such as for /favicon.ico or by a browser ahead of its user. */
const STRAY: ReadonlySet<Step> = new Set(['unmatched', 'probe'])

/** The runs of a tenant, and the rule by which an exchange finds its own. */
export class Runs {
  readonly #runs = new RunCollection()

  /** Finds or opens the run of an exchange. */
  attribute(clues: AttributionHints): { run: string | undefined; attribution: Attribution } {
    const found = this.#find(clues)
    if (!found) return { run: undefined, attribution: 'none' }
    const { run, attribution } = found
    if (!STRAY.has(clues.step)) {
      run.lastAt = clues.now
      this.#runs.recent = run
    }
    const authorizes = clues.step === 'authorize' || clues.step === 'token'
    if (authorizes && !run.authorized) this.#runs.change(run, { authorized: true })
    return { run: run.id, attribution }
  }

  /** Opens the run of a prepared launch. */
  open(now: number): Run {
    return this.#runs.begin(now, undefined, true)
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id)
  }

  all(): readonly Run[] {
    return this.#runs.all()
  }

  /** Continues with runs that began before; from now on `note` is called with each that is new or changed. */
  restore(runs: readonly Run[], note: (run: Run) => void): void {
    this.#runs.restore(runs, note)
  }

  /** Takes note that an exchange of a run was there. */
  resume({ run: id, step, startedAt }: Pick<JournalEntry, 'run' | 'step' | 'startedAt'>): void {
    const run = id === undefined || STRAY.has(step) ? undefined : this.#runs.get(id)
    if (!run) return
    run.lastAt = startedAt
    this.#runs.recent = run
  }

  clear(): void {
    this.#runs.clear()
  }

  #find(clues: AttributionHints): { run: Run; attribution: Attribution } | undefined {
    if (clues.label !== undefined) return { run: this.#ofLabel(clues.label, clues), attribution: 'label' }
    const known = clues.known && this.get(clues.known.run)
    if (known && clues.known) return { run: known, attribution: clues.known.by }
    return this.#adjacent(clues)
  }

  /**
   * Returns the run of a label. A driver labels the front channel alone: a login that it starts takes over the
   * discovery before it, which the client sent without a label.
   */
  #ofLabel(label: string, { step, now }: AttributionHints): Run {
    const known = this.#runs.findByLabel(label)
    if (known) return known
    const waiting = step === 'authorize' ? this.#findWaiting(now) : undefined
    if (!waiting || waiting.label !== undefined) return this.#runs.begin(now, label)
    this.#runs.change(waiting, { label })
    return waiting
  }

  /** Returns the run whose login has not begun yet. */
  #findWaiting(now: number): Run | undefined {
    const { last } = this.#runs
    return last && !last.authorized && now - last.lastAt < STALE_MS ? last : undefined
  }

  /**
   * Assigns an exchange without hints: the start of an authorization flow joins the run that has not been
   * authorized yet, or opens one.
   */
  #adjacent({ step, now, service }: AttributionHints): { run: Run; attribution: Attribution } | undefined {
    const isFresh = (run: Run) => now - run.lastAt < STALE_MS
    const waiting = this.#findWaiting(now)
    if (step === 'authorize') return { run: waiting ?? this.#runs.begin(now), attribution: 'authorize' }
    if (step === 'discovery') {
      const joined =
        waiting && (waiting.prepared || now - waiting.lastAt < DISCOVERY_MS) ? waiting : undefined
      return { run: joined ?? this.#runs.begin(now), attribution: 'adjacent' }
    }
    if (service !== undefined) return this.#ofService(service, waiting, isFresh, now)
    if (step === 'token') return { run: this.#runs.begin(now), attribution: 'authorize' }
    const recent = this.#runs.recent ?? this.#runs.last
    if (!recent) return STRAY.has(step) ? undefined : { run: this.#runs.begin(now), attribution: 'only' }
    return { run: recent, attribution: this.#runs.size === 1 ? 'only' : 'adjacent' }
  }

  /**
   * Assigns a request of a backend service: a job begins with discovery; a token request without it continues
   * the job before.
   */
  #ofService(
    service: string,
    waiting: Run | undefined,
    isFresh: (run: Run) => boolean,
    now: number,
  ): { run: Run; attribution: Attribution } {
    const before = this.#runs.findByService(service)
    const going = before && isFresh(before) ? before : undefined
    const run = waiting ?? going ?? this.#runs.begin(now)
    if (run.service !== service || going !== run) this.#runs.change(run, { service })
    return { run, attribution: run === going ? 'adjacent' : 'authorize' }
  }
}

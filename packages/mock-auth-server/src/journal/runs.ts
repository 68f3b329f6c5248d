import type { Attribution } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'
import { Queue } from '../core/util/queue.ts'
import type { AttributionHints, Run } from './run.ts'

/** Milliseconds after which an unfinished authorization flow is no longer continued by the next request. */
const STALE_MS = 15 * 60_000
/** Milliseconds after which discovery does not continue a run that only discovery began: another client follows. */
const DISCOVERY_MS = 60_000
/** Steps of requests that no client sends on purpose, such as for /favicon.ico or by a browser ahead of its user. */
const STRAY: ReadonlySet<Step> = new Set(['unmatched', 'probe'])
const LIMIT = 5000
const PREFIX = 'run-'

/** The runs of a tenant, and the rule by which an exchange finds its own. */
export class Runs {
  #byLabel = new Map<string, Run>()
  #byService = new Map<string, Run>()
  #order = new Queue<Run>()
  #last: Run | undefined
  /** The run that was active last. */
  #recent: Run | undefined
  #count = 0

  /** Finds or opens the run of an exchange. */
  attribute(clues: AttributionHints): { run: string | undefined; attribution: Attribution } {
    const found = this.#find(clues)
    if (!found) return { run: undefined, attribution: 'none' }
    if (!STRAY.has(clues.step)) {
      found.run.lastAt = clues.now
      this.#recent = found.run
    }
    if (clues.step === 'authorize' || clues.step === 'token') found.run.authorized = true
    return { run: found.run.id, attribution: found.attribution }
  }

  /** Opens the run of a prepared launch. */
  open(now: number): Run {
    return this.#begin(now, undefined, true)
  }

  #begin(now: number, label?: string, prepared = false): Run {
    this.#count += 1
    const run: Run = {
      id: `${PREFIX}${this.#count}`,
      number: this.#count,
      label,
      startedAt: now,
      lastAt: now,
      prepared,
      authorized: false,
    }
    if (label !== undefined) this.#byLabel.set(label, run)
    this.#order.push(run)
    this.#last = run
    if (this.#order.size > LIMIT) this.#forget(this.#order.shift())
    return run
  }

  get(id: string): Run | undefined {
    const number = Number(id.slice(PREFIX.length))
    const run = this.#order.search((each) => each.number - number)
    return run?.id === id ? run : undefined
  }

  all(): readonly Run[] {
    return this.#order.toArray()
  }

  clear(): void {
    this.#byLabel.clear()
    this.#byService.clear()
    this.#order.clear()
    this.#last = undefined
    this.#recent = undefined
  }

  #forget(run: Run | undefined): void {
    if (!run) return
    if (run.label !== undefined) this.#byLabel.delete(run.label)
    for (const [service, of] of this.#byService) if (of === run) this.#byService.delete(service)
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
    const known = this.#byLabel.get(label)
    if (known) return known
    const waiting = step === 'authorize' ? this.#findWaiting(now) : undefined
    if (!waiting || waiting.label !== undefined) return this.#begin(now, label)
    waiting.label = label
    this.#byLabel.set(label, waiting)
    return waiting
  }

  /** Returns the run whose login has not begun yet. */
  #findWaiting(now: number): Run | undefined {
    const last = this.#last
    return last && !last.authorized && now - last.lastAt < STALE_MS ? last : undefined
  }

  /**
   * Assigns an exchange without hints: the start of an authorization flow joins the run that has not been
   * authorized yet, or opens one.
   */
  #adjacent({ step, now, service }: AttributionHints): { run: Run; attribution: Attribution } | undefined {
    const isFresh = (run: Run) => now - run.lastAt < STALE_MS
    const waiting = this.#findWaiting(now)
    if (step === 'authorize') return { run: waiting ?? this.#begin(now), attribution: 'authorize' }
    if (step === 'discovery') {
      const joined =
        waiting && (waiting.prepared || now - waiting.lastAt < DISCOVERY_MS) ? waiting : undefined
      return { run: joined ?? this.#begin(now), attribution: 'adjacent' }
    }
    if (service !== undefined) return this.#ofService(service, waiting, isFresh, now)
    if (step === 'token') return { run: this.#begin(now), attribution: 'authorize' }
    const recent = this.#recent ?? this.#last
    if (!recent) return STRAY.has(step) ? undefined : { run: this.#begin(now), attribution: 'only' }
    return { run: recent, attribution: this.#order.size === 1 ? 'only' : 'adjacent' }
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
    const before = this.#byService.get(service)
    const going = before && isFresh(before) ? before : undefined
    const run = waiting ?? going ?? this.#begin(now)
    this.#byService.set(service, run)
    return { run, attribution: run === going ? 'adjacent' : 'authorize' }
  }
}

import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type {
  Expectation,
  FlowState,
  Monitor,
  RunAttribution,
  StrikeContext,
} from '../core/declare/expectation.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import { estimateEntrySize } from '../journal/estimate-entry-size.ts'
import { Flow, QUIET_PERIOD_MS } from './flow.ts'

const OBSERVATIONS_KEPT = 50
const WEAK_KEPT = 1000
/** Bytes of a monitor without its entry. */
const MONITOR = 3000

/** The end of a tenant's history: `isHeld` when a struck reply is still held back. */
export interface FreezeCause {
  readonly isHeld: boolean
  /** `true` when the tenant gave way to others, and was not reset or deleted by its user. */
  readonly isEvicted: boolean
}

/** The conclusion about one run, and how far its flow has come. */
export interface RunConclusion extends Conclusion {
  readonly flow: FlowState['kind']
  /** `true` when nothing that may follow can change it, save a violation. */
  readonly final: boolean
}

/** Follows one run after the first strike of a fault in it. A final conclusion stays. */
export class RunMonitor {
  readonly context: StrikeContext
  readonly flow: Flow
  /** Estimated bytes, with the entry that was struck. */
  readonly size: number
  readonly #monitor: Monitor
  /** Exchanges that may belong to another app. */
  #weak = new Set<number>()
  #final: Conclusion | undefined
  #doubt: Conclusion | undefined
  #frozen: RunConclusion | undefined
  /** The last conclusion, while nothing has come since. */
  #last: RunConclusion | undefined
  #observations: Observation[] = []

  constructor(expectation: Expectation, context: StrikeContext) {
    this.context = context
    this.size = MONITOR + (context.struck ? estimateEntrySize(context.struck) : 0)
    this.flow = new Flow(context)
    this.#monitor = expectation.start(context)
  }

  /** The conclusion that stays, once there is one. */
  get final(): Conclusion | undefined {
    return this.#final
  }

  /** The observations of a driver after the strike, oldest first. */
  get observations(): readonly Observation[] {
    return this.#observations
  }

  /** Takes a further strike in this run. */
  onStrike(context: StrikeContext): void {
    this.#last = undefined
    this.#final ??= this.#monitor.onStrike?.(context)
  }

  onExchange(entry: JournalEntry, attribution: RunAttribution): void {
    // After its end, only the run itself can still do what it should: a later login is another matter.
    const isTooLate = !attribution.isInRun && this.flow.hasEndedBefore(entry.startedAt)
    this.#last = undefined
    if (attribution.isInRun) this.flow.onExchange(entry)
    if (this.#final) return
    const isWeak = attribution.strength === 'adjacent'
    if (isWeak && this.#weak.size < WEAK_KEPT) this.#weak.add(entry.seq)
    const found = this.#monitor.onExchange?.(entry, attribution)
    if (found === undefined || (isTooLate && found.outcome === 'met')) return
    if (isWeak && !found.isSelfEvident) this.#doubt ??= doubt(found)
    else this.#final = found
  }

  onObservation(observation: Observation, strength: RunAttribution['strength']): void {
    this.#last = undefined
    if (strength === 'adjacent') {
      this.#doubt ??= doubt(conclude('inconclusive', observation.detail || observation.kind, observation))
      return
    }
    this.flow.onObservation(observation)
    this.#observations.push(observation)
    if (this.#observations.length > OBSERVATIONS_KEPT) this.#observations.shift()
    this.#final ??= this.#monitor.onObservation?.(observation)
  }

  conclude(now: number, quietMs: number, isBusy: boolean): RunConclusion {
    if (this.#frozen) return this.#frozen
    const state = this.flow.getState(now, quietMs, isBusy)
    if (this.#last?.flow !== state.kind || state.kind === 'open') this.#last = this.#conclude(state)
    return this.#last
  }

  /** Ends the following at a reset of the tenant; keeps what was concluded. */
  freeze(now: number, { isHeld, isEvicted }: FreezeCause): void {
    const last = this.conclude(now, QUIET_PERIOD_MS, false)
    // Silence alone proves nothing: the client might have gone on.
    const isDecided = last.outcome === 'not met' || (last.outcome === 'met' && last.final)
    const ended = { flow: 'ended', final: true } as const
    if (isHeld && last.outcome !== 'not met') {
      const says = 'the client was still waiting for the reply when the tenant was reset'
      this.#frozen = { ...conclude('not met', says, this.context), ...ended }
    } else if (isDecided) {
      this.#frozen = { ...last, ...ended }
    } else {
      const what = isEvicted ? 'gave way to others (see --memory)' : 'was reset'
      const says = `the tenant ${what} before it could be concluded: ${last.reason}`
      this.#frozen = { ...conclude('inconclusive', says), ...ended }
    }
  }

  #conclude(state: FlowState): RunConclusion {
    if (this.#final) return { ...this.#final, flow: state.kind, final: true }
    const found = this.#weigh(this.#monitor.conclude(state))
    const isWaiting = found.outcome === 'pending' && state.reason !== undefined
    const reason = isWaiting ? `${found.reason} (${state.reason})` : found.reason
    return { ...found, reason, flow: state.kind, final: state.kind === 'ended' }
  }

  /** Returns a conclusion, unless it rests on exchanges that may be another app's. */
  #weigh(found: Conclusion): Conclusion {
    if (found.isSelfEvident || found.outcome === 'pending') return found
    if (this.#doubt) return this.#doubt
    return found.evidence.some((seq) => this.#weak.has(seq)) ? doubt(found) : found
  }
}

function doubt({ reason, evidence }: Conclusion): Conclusion {
  const advice = 'give each client its own tenant, or each login a label'
  return {
    outcome: 'inconclusive',
    reason: `another app was active, so it is not certain whose this was: ${reason}; ${advice}`,
    evidence,
  }
}

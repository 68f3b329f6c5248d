import type { FactHistory, FactName } from '../journal/facts.ts'
import type { JournalEntry, Observation } from '../journal/journal-entry.ts'
import type { Step } from '../journal/steps.ts'
import type { Conclusion } from './conclusion.ts'

/**
 * Limits what a monitor sees. `run` (the default): the exchanges of the struck run. `tenant`: those of other runs as
 * well. `fault`: those too, and one monitor stands for all runs in which the fault strikes.
 */
export type ExpectationScope = 'run' | 'tenant' | 'fault'

/** Describes what a correct client does after a strike. A strike starts its monitor. */
export interface Expectation {
  readonly name: string
  /** The behaviour in words that complete the sentence "A correct client …". */
  readonly sentence: string
  readonly scope?: ExpectationScope
  start(context: StrikeContext): Monitor
}

/** The situation after the first strike of a fault in a run. */
export interface StrikeContext {
  /** Sequence number of the struck exchange, or of the observation that a driver acted. */
  readonly seq: number
  readonly run: string | undefined
  /** Wall-clock time in milliseconds. */
  readonly at: number
  /** The struck exchange; `undefined` when a driver's action was the strike. */
  readonly struck: JournalEntry | undefined
  readonly history: FactHistory
  /** Returns a fact of the struck exchange, otherwise the last one before it in its run. */
  fact(name: FactName): string | undefined
  /** Returns `true` when the tenant got an exchange of that step before the strike. */
  cameBefore(step: Step): boolean
}

/**
 * Tells how surely an exchange belongs to the run of the strike. `carried`: a launch, code, token, interaction or label in
 * the request. `only`: no other run was active since the strike. `adjacent`: another run was active, and the
 * request carries nothing that tells them apart.
 */
export interface RunAttribution {
  readonly strength: 'carried' | 'only' | 'adjacent'
  readonly isInRun: boolean
}

/** The state of the client's flow after a strike. Only an ended flow makes a conclusion final. */
export interface FlowState {
  /**
   * `open`: the client or its user still has something to do. `quiet`: nothing is open, and nothing came for
   * a while. `ended`: a driver said so, or the process ended.
   */
  readonly kind: 'open' | 'quiet' | 'ended'
  /** The part that is open. */
  readonly reason?: string
}

/** Follows what a client does after a strike: sees every later exchange and observation once, in order. */
export interface Monitor {
  /** Takes a further strike of the fault in the same run, before it is given to `onExchange`. */
  onStrike?(context: StrikeContext): Conclusion | undefined
  /**
   * Takes a later exchange, in the order of completion. A conclusion that is returned is final: a violation
   * or a fulfilment.
   */
  onExchange?(entry: JournalEntry, attribution: RunAttribution): Conclusion | undefined
  /** Takes what a driver saw in the page or of the process. A conclusion that is returned is final. */
  onObservation?(observation: Observation): Conclusion | undefined
  /** Returns what can be concluded now. */
  conclude(state: FlowState): Conclusion
}

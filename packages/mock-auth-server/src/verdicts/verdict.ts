import type { FlowState } from '../core/declare/expectation.ts'
import type { Observation } from '../core/journal/journal-entry.ts'

/**
 * The outcomes. `informational` stands for `not met` where nothing is required of the client: it tells what
 * the client did, and is no failure.
 */
export type VerdictOutcome =
  | 'met'
  | 'not met'
  | 'informational'
  | 'pending'
  | 'inconclusive'
  | 'not exercised'

/** The outcome for an armed fault: how the client handled it, compared with a correct client. */
export interface Verdict {
  readonly fault: string
  readonly armed: string
  readonly outcome: VerdictOutcome
  /** The reason in a sentence. */
  readonly reason: string
  /** Sequence numbers of the exchanges that show it. */
  readonly evidence: readonly number[]
  readonly strikeCount: number
  readonly shadowedCount: number
  /**
   * `false` while something may still come that changes it: the client's flow has not ended. A violation is
   * final at once.
   */
  readonly isFinal: boolean
  /**
   * The state of the client's flow: `open` while something is pending, `quiet` when nothing came for a
   * while, `ended` when a driver or the end of the process said so.
   */
  readonly flow: FlowState['kind']
  /** The basis of the outcome: the traffic alone, or also what a driver saw of the page or the process. */
  readonly basis: 'traffic' | 'traffic and page' | 'traffic and exit code'
  /** The observations of a driver after the strikes, oldest first. */
  readonly observations: readonly Observation[]
  /** The behaviour of a correct client. */
  readonly requirement: string
  readonly spec: string
}

/** Returns what an outcome rests on, in words; `undefined` when there is none, since nothing struck. */
export function describeBasis({ outcome, basis }: Verdict): string | undefined {
  if (outcome === 'not exercised') return undefined
  return basis === 'traffic' ? 'judged from the traffic alone' : `judged from the ${basis}`
}

/** Returns `true` when the client did what it should, or what nothing forbids it. */
export function wasHandled({ outcome }: Verdict): boolean {
  return outcome === 'met' || outcome === 'informational'
}

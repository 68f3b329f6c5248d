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
  /** The basis of the verdict: the traffic only, or also a driver's observations in the page. */
  readonly basis: 'traffic' | 'traffic and page'
  /** The observations of a driver after the strikes, oldest first. */
  readonly observations: readonly Observation[]
  /** The behaviour of a correct client. */
  readonly requirement: string
  readonly spec: string
}

/** Returns `true` when the client did what it should, or what nothing forbids it. */
export function wasHandled({ outcome }: Verdict): boolean {
  return outcome === 'met' || outcome === 'informational'
}

/** The conclusion about one part of an expectation. */
export interface Conclusion {
  readonly outcome: Exclude<VerdictOutcome, 'informational' | 'not exercised'>
  readonly reason: string
  readonly evidence: readonly number[]
}

export const conclude = (
  outcome: Conclusion['outcome'],
  reason: string,
  ...evidence: number[]
): Conclusion => ({
  outcome,
  reason,
  evidence,
})

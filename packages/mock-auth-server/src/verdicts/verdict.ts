import type { Observation } from '../core/journal/journal-entry.ts'

/** The five answers. */
export type VerdictOutcome = 'met' | 'not met' | 'pending' | 'inconclusive' | 'not exercised'

/** Whether a client met an armed fault as a correct client does. */
export interface Verdict {
  readonly fault: string
  readonly armed: string
  readonly answer: VerdictOutcome
  /** Why, in a sentence. */
  readonly says: string
  /** Sequence numbers of the exchanges that show it. */
  readonly evidence: readonly number[]
  readonly struck: number
  readonly heldBack: number
  /** What it rests on: what came over the wire alone, or also what a driver saw in the page. */
  readonly basis: 'wire' | 'wire and page'
  /** What a driver saw after the strikes, oldest first. */
  readonly observations: readonly Observation[]
  /** What a correct client does. */
  readonly client: string
  readonly spec: string
}

/** The answer of one part of an expectation. */
export interface Conclusion {
  readonly answer: Exclude<VerdictOutcome, 'not exercised'>
  readonly says: string
  readonly evidence: readonly number[]
}

export const conclude = (answer: Conclusion['answer'], says: string, ...evidence: number[]): Conclusion => ({
  answer,
  says,
  evidence,
})

import type { Observation } from '../core/journal/entry.ts'

/** The five answers. */
export type Answer = 'met' | 'not met' | 'pending' | 'inconclusive' | 'not exercised'

/** Whether a client met an armed fault as a correct client does. */
export interface Verdict {
  readonly fault: string
  readonly armed: string
  readonly answer: Answer
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
export interface Part {
  readonly answer: Exclude<Answer, 'not exercised'>
  readonly says: string
  readonly evidence: readonly number[]
}

export const part = (answer: Part['answer'], says: string, ...evidence: number[]): Part => ({
  answer,
  says,
  evidence,
})

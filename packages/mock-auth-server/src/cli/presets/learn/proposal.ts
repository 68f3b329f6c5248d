import type { Exchange } from './recording/exchange.ts'
import type { Recording } from './recording/recording.ts'

/**
 * Degrees of certainty: `certain` when the exchange itself shows the value, `likely` when another reason would be
 * unusual, `possible` when the HAR fits other values as well.
 */
export type Certainty = 'certain' | 'likely' | 'possible'

/** A value of an option or a switch that explains what a server did. */
export interface Proposal {
  readonly name: string
  readonly value: unknown
  readonly certainty: Certainty
  /** A sentence without secrets: what the exchanges show. */
  readonly reason: string
  readonly exchanges: readonly Exchange[]
}

/** The value that a lesson learned; its name is that of the lesson. */
export type LearnedValue = Omit<Proposal, 'name'>

/** Looks for the value of one switch; `read` returns what earlier lessons proposed as more than possible. */
export type Lesson = (recording: Recording, read: (name: string) => unknown) => LearnedValue | undefined

/** Lessons by the name of their switch, in the order in which they are asked. */
export type Lessons = Readonly<Record<string, Lesson>>

/** Creates a learned value from what exchanges show. */
export function propose(
  value: unknown,
  certainty: Certainty,
  reason: string,
  exchanges: readonly (Exchange | undefined)[],
): LearnedValue {
  return { value, certainty, reason, exchanges: exchanges.filter((each) => each !== undefined) }
}

import type { SpecReference } from '../../model/verdict.ts'

/** One thing that a server does wrong. */
export interface Problem {
  readonly message: string
  /** Set for what is less grave than the level of its requirement. */
  readonly atMost?: 'warning' | 'info'
}

/** Something that a server must do, judged from one document or exchange by a pure function. */
export interface Requirement<Evidence> {
  readonly spec: SpecReference
  /** Advice: what to change at the server. */
  readonly howToFix: string
  /** Returns what is wrong; nothing when the requirement is met. */
  readonly judge: (evidence: Evidence) => Problem[]
}

/** Returns a problem as grave as the level of its requirement. */
export const createProblem = (message: string): Problem => ({ message })

/** Returns a problem that is a warning at most. */
export const createWarning = (message: string): Problem => ({ message, atMost: 'warning' })

/** Returns the message as a problem when there is one. */
export const createProblemIf = (isWrong: boolean, message: string): Problem[] =>
  isWrong ? [createProblem(message)] : []

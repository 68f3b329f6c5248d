export { OUTCOMES, type Outcome } from '../../model/conformance.ts'

/** Reasons for which a case is not tried. */
export type SkipReason =
  | 'not-offered'
  | 'prerequisite'
  | 'blocked'
  | 'left-out'
  | 'other-version'
  | 'not-applicable'
  | 'login-budget'

/** Ends a case without a judgement, with the reason in words. */
export class Unjudged extends Error {
  override readonly name = 'Unjudged'
  /** Absent when the case was tried and the answer does not decide it. */
  readonly skipped: SkipReason | undefined
  /** The case that reports what stands in the way. */
  readonly by: string | undefined

  constructor(message: string, skipped?: SkipReason, by?: string) {
    super(message)
    this.skipped = skipped
    this.by = by
  }
}

/** Returns the error for evidence that another case has found to be missing. */
export const createBlockedError = (by: string, message: string): Unjudged =>
  new Unjudged(message, 'blocked', by)

/** Returns the error for a case about something that this server does not do. */
export const createNotApplicableError = (message: string): Unjudged => new Unjudged(message, 'not-applicable')

/** Returns the error for an answer that decides nothing. */
export const createUndecidedError = (message: string): Unjudged => new Unjudged(message)

/** Puts a case off until the planned logins are done: it needs one of its own. */
export class Postponed extends Error {
  override readonly name = 'Postponed'
}

import type { StrikeContext } from '../../core/declare/expectation.ts'

/** The patient in context before a struck reply, and the one that the reply introduced. */
export interface TwoPatients {
  readonly before: string
  readonly after: string
}

/** Returns the two patients, or `undefined` when they are unknown or the same. */
export function findTwoPatients({ fact }: StrikeContext): TwoPatients | undefined {
  const [before, after] = [fact('patient'), fact('issuedPatient')]
  return before === undefined || after === undefined || before === after ? undefined : { before, after }
}

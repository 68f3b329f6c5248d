import { FOR_PEOPLE } from './for-people.ts'
import { ONC_STEPS } from './onc-steps.ts'

/** Rows that no program can see, and steps of the ONC procedure that ask for an attestation. */
export const ATTESTABLE: readonly string[] = [
  ...Object.keys(FOR_PEOPLE),
  ...ONC_STEPS.filter(({ decidedBy }) => decidedBy === 'attestation').map(({ step }) => step),
]

import { type Readiness, type ReadinessStep, STEP_OUTCOMES } from './readiness.ts'

export const READINESS_NOTE = 'This is readiness, as far as these cases show it; it is no certification.'

/** Describes the number of steps by outcome. */
export const describeStepCounts = ({ counts }: Readiness): string =>
  STEP_OUTCOMES.map((outcome) => `${counts[outcome]} ${outcome}`).join(', ')

/** Describes a step: Inferno's ids, what is missing, and where it is attested. */
export function describeStep({ outcome, inferno, why, attested }: ReadinessStep): string[] {
  return [
    ...(inferno ? [`Inferno ${inferno.join(', ')}`] : []),
    ...why,
    ...(attested === undefined ? [] : [`Attested: ${attested}`]),
    ...(outcome === 'attestation' && attested === undefined ? ['To be attested by a person.'] : []),
  ]
}

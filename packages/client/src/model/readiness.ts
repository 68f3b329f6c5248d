import type { Outcome } from './conformance.ts'

export const CERTIFICATION_NAMES = ['onc-g10', 'smart-2.2'] as const
export type CertificationName = (typeof CERTIFICATION_NAMES)[number]

/** The outcome of a case of a step, or the reason why it has none. */
export type StepCaseState = Outcome | 'not run' | 'not built yet'

export interface StepCase {
  readonly id: string
  readonly state: StepCaseState
}

/**
 * `ready` when every case passed, `not ready` when one failed or a required capability is missing, `open` when one was not
 * decided, `attestation` and `other kit` when no case decides the whole of it.
 */
export const STEP_OUTCOMES = ['not ready', 'open', 'ready', 'attestation', 'other kit'] as const
export type StepOutcome = (typeof STEP_OUTCOMES)[number]

/** A step of a certification after a run. */
export interface ReadinessStep {
  /** Its id in the procedure. */
  readonly step: string
  readonly about: string
  /** Ids of Inferno's tests for it, where they differ from the id of the step. */
  readonly inferno?: readonly string[]
  readonly outcome: StepOutcome
  readonly cases: readonly StepCase[]
  /** Sentences about what is missing. */
  readonly why: readonly string[]
  /** Address at which the operator of the server attests it. */
  readonly attested?: string
}

/** The steps of a certification, as far as a run shows them. */
export interface Readiness {
  readonly certification: CertificationName
  readonly title: string
  readonly counts: Readonly<Record<StepOutcome, number>>
  readonly steps: readonly ReadinessStep[]
}

import type { Tone } from '@smart-mock/cli-kit'
import type { Outcome } from '../../conformance/declare/outcome.ts'
import type { StepOutcome } from '../../model/readiness.ts'

/** The colour of each outcome. */
export const TONES: Readonly<Record<Outcome, Tone>> = {
  passed: 'success',
  failed: 'failure',
  warning: 'warning',
  info: 'quiet',
  inconclusive: 'warning',
  skipped: 'quiet',
}

/** The colour of each outcome of a step of a certification. */
export const STEP_TONES: Readonly<Record<StepOutcome, Tone>> = {
  'not ready': 'failure',
  open: 'warning',
  ready: 'success',
  attestation: 'quiet',
  'other kit': 'quiet',
}

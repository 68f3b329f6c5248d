import type { StepOutcome } from '../../model/readiness.ts'
import type { Outcome } from '../declare/outcome.ts'

/** Outcomes in the order in which counts are shown. */
export const SHOWN: readonly Outcome[] = ['passed', 'failed', 'warning', 'info', 'inconclusive', 'skipped']

/** The sign of each outcome, which stands beside the word. */
export const SIGNS: Readonly<Record<Outcome, string>> = {
  passed: '✓',
  failed: '✗',
  warning: '⚠',
  info: 'i',
  inconclusive: '?',
  skipped: '○',
}

/** The sign of each outcome of a step of a certification, likewise. */
export const STEP_SIGNS: Readonly<Record<StepOutcome, string>> = {
  'not ready': '✗',
  open: '○',
  ready: '✓',
  attestation: '✎',
  'other kit': '→',
}

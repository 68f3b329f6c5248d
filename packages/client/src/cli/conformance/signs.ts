import type { Tone } from '@smart-mock/cli-kit'
import type { Outcome } from '../../conformance/declare/outcome.ts'

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

export const TONES: Readonly<Record<Outcome, Tone>> = {
  passed: 'success',
  failed: 'failure',
  warning: 'warning',
  info: 'quiet',
  inconclusive: 'warning',
  skipped: 'quiet',
}

import type { Outcome } from '../declare/outcome.ts'

/**
 * The state of a requirement after a run: a violation, `passed` when every case of it passed, `in part` when only those
 * passed that could run, `open` when none was decided, `for people` when no program can see it.
 */
export type CoverageState = 'failed' | 'warning' | 'info' | 'passed' | 'in part' | 'open' | 'for people'

/** Judges a requirement by the outcomes of its cases, and the number of its cases that did not run. */
export function judgeRow(outcomes: readonly Outcome[], missing = 0): CoverageState {
  for (const grave of ['failed', 'warning', 'info'] as const) if (outcomes.includes(grave)) return grave
  if (!outcomes.includes('passed')) return 'open'
  return missing === 0 && outcomes.every((outcome) => outcome === 'passed') ? 'passed' : 'in part'
}

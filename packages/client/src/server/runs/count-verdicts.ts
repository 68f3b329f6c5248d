import type { RunSummary, Step } from '../../model/run.ts'

/** Returns the number of steps that ended with each verdict. */
export function countVerdicts(steps: readonly Step[]): RunSummary['counts'] {
  const counts = { ok: 0, info: 0, warning: 0, error: 0 }
  for (const { verdict } of steps) if (verdict) counts[verdict.level]++
  return counts
}

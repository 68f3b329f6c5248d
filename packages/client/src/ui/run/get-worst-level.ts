import type { RunSummary, VerdictLevel } from '../../model/api.ts'

/** Returns the gravest level of a run's verdicts. */
export function getWorstLevel(counts: RunSummary['counts']): VerdictLevel {
  return (['error', 'warning'] as const).find((level) => counts[level] > 0) ?? 'ok'
}

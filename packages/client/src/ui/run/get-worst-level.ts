import type { RunSummary, VerdictLevel } from '../../model/api.ts'

/** The gravest verdict that a run has. */
export function getWorstLevel(counts: RunSummary['counts']): VerdictLevel {
  return (['error', 'warning'] as const).find((level) => counts[level] > 0) ?? 'ok'
}

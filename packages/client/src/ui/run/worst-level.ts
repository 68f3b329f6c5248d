import type { Level, RunSummary } from '../../model/api.ts'

/** The gravest verdict that a run has. */
export function worstLevel(counts: RunSummary['counts']): Level {
  return (['error', 'warning'] as const).find((level) => counts[level] > 0) ?? 'ok'
}

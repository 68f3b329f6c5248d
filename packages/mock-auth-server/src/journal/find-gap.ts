import type { Journal } from './journal.ts'

/**
 * Returns the reason why exchanges of a run may be lost, or of those that belong to none; `undefined` when none may. A run
 * that is no longer known may have lost some.
 */
export function findGap(
  { entries: { gap }, runs }: Pick<Journal, 'entries' | 'runs'>,
  run: string | undefined,
): string | undefined {
  if (!gap) return undefined
  const number = run === undefined ? 0 : (runs.get(run)?.number ?? 0)
  return number <= gap.lastRun ? gap.reason : undefined
}

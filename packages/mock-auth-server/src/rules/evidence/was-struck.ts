import type { FactHistory } from '../../core/journal/facts.ts'
import type { Step } from '../../core/journal/steps.ts'

/**
 * Returns `true` when a fault changed an exchange of those steps before; `undefined` when none is known and older ones
 * are forgotten.
 */
export function wasStruck(history: FactHistory, ...steps: readonly Step[]): boolean | undefined {
  if (history.findRecent('struck').some(({ step }) => steps.includes(step))) return true
  return history.isRecentWhole('struck') ? false : undefined
}

/** Returns how a fault can be the cause of a wrong value, in a sentence; `undefined` when none can. */
export function findFaultAsCause(
  history: FactHistory,
  what: string,
  ...steps: readonly Step[]
): string | undefined {
  const isStruck = wasStruck(history, ...steps)
  if (isStruck === false) return undefined
  return isStruck
    ? `a fault had changed ${what}`
    : `a fault may have changed ${what}: older exchanges are no longer known`
}

import type { ConformanceCase } from '../declare/check.ts'
import { PHASES } from '../declare/recipes.ts'
import type { PlannedLogin } from '../plan/login-need.ts'

/**
 * Returns the cases in the order in which they run: those without login as they are declared, then login by login in the
 * order of the phases, and at last what judges all logins together.
 */
export function listInOrder(
  cases: readonly ConformanceCase[],
  planned: readonly PlannedLogin[],
): ConformanceCase[] {
  const rank = ({ login }: ConformanceCase): number => {
    if (!login) return -2
    if (login.phase === 'afterwards') return Number.MAX_SAFE_INTEGER
    // What uses several logins runs in the first, while all its tokens are valid.
    const recipes = [login.recipe, ...(login.also ?? [])]
    const at = planned.findIndex(({ needs }) => needs.some(({ recipe }) => recipes.includes(recipe)))
    return at === -1 ? -1 : at * PHASES.length + PHASES.indexOf(login.phase)
  }
  return [...cases].sort((a, b) => rank(a) - rank(b))
}

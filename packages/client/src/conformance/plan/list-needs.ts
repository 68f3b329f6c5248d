import type { ConformanceCase } from '../declare/check.ts'
import type { RecipeName } from '../declare/recipes.ts'
import { findLaunchRole, hasBackend, listUserRoles, type Target, type UserRole } from '../declare/target.ts'
import type { LoginNeed, Shape } from './login-need.ts'

/** What a plan must know about a recipe. */
interface PlannedRecipe {
  readonly shape?: Shape
  /** The clients that can make it, the preferred one first; any by default. */
  readonly roles?: readonly UserRole[]
}

const ANY: readonly UserRole[] = ['public', 'symmetric', 'asymmetric']

/** Recipes that take part in a plan. The others are tried without a login first. */
const PLANNED: Readonly<Partial<Record<RecipeName, PlannedRecipe>>> = {
  standalone: { shape: 'standalone' },
  ehr: { shape: 'ehr' },
  limited: { shape: 'limited' },
  granular: { shape: 'granular', roles: ['asymmetric', 'symmetric', 'public'] },
  denied: { shape: 'denied' },
  narrowed: { shape: 'narrowed' },
  public: { roles: ['public'] },
  confidential: { roles: ['symmetric', 'asymmetric'] },
  asymmetric: { roles: ['asymmetric'] },
  'late-code': { shape: 'late-code' },
  experimental: { shape: 'experimental' },
  write: { shape: 'write' },
}

/** Lists what the cases need, one entry for each recipe that any of them has. */
export function listNeeds(cases: readonly ConformanceCase[], target: Target): LoginNeed[] {
  const usable = listUserRoles(target)
  return Object.entries(PLANNED).flatMap(([name, { shape, roles = ANY }]) => {
    const own = cases.filter(
      ({ login }) => login?.recipe === name && !(login.unlessBackend && hasBackend(target)),
    )
    const helpers = cases.filter(({ login }) => login?.also?.some((each) => each === name))
    const launched = name === 'ehr' ? [findLaunchRole(target)] : roles
    const possible = roles.filter((role) => usable.includes(role) && launched.includes(role))
    if (own.length + helpers.length === 0 || possible.length === 0) return []
    const end = own.find(({ login }) => login?.phase === 'end')?.check
    return [
      {
        ...{ recipe: name as RecipeName, cases: own.length },
        // A client with a secret is needed by most cases about authentication, so it goes before one with keys.
        roles: name === 'confidential' ? possible.slice(0, 1) : possible,
        ...(shape && { shape }),
        ...(end === undefined ? {} : { end }),
        waits: own.some(({ login }) => login?.phase === 'expiry'),
        refreshes: own.some(({ login, check }) => login?.phase === 'refresh' || check === 'refresh-rotation'),
        shalls: own.filter(({ level }) => level.startsWith('SHALL')).length,
      },
    ]
  })
}

import { computeRank, type LoginNeed, mergeNeeds, type PlannedLogin } from './login-need.ts'

/**
 * Returns the fewest logins that serve all needs, with the preferred clients where there is a choice: an exhaustive search
 * that gives up a branch when it has as many logins as the best plan. The login that decides most cases comes first, and those
 * that wait come last, since other tokens would expire meanwhile.
 */
export function planLogins(needs: readonly LoginNeed[]): PlannedLogin[] {
  let best: Plan | undefined
  const search = (rest: readonly LoginNeed[], groups: readonly PlannedLogin[]) => {
    if (best && groups.length > best.logins.length) return
    const [need, ...others] = rest
    if (!need) {
      const cost = groups.reduce((sum, { needs: all, role }) => sum + computeRank(all, role), 0)
      if (!best || groups.length < best.logins.length || cost < best.cost) best = { logins: groups, cost }
      return
    }
    groups.forEach((group, at) => {
      const united = mergeNeeds([...group.needs, need])
      if (united) search(others, groups.with(at, united))
    })
    const alone = mergeNeeds([need])
    if (alone) search(others, [...groups, alone])
  }
  // Those with a request of their own come first, since they never share a login with each other.
  search([...needs.filter(hasShape), ...needs.filter((need) => !hasShape(need))], [])
  return [...(best?.logins ?? [])].sort((a, b) => rankWait(a) - rankWait(b) || countCases(b) - countCases(a))
}

interface Plan {
  readonly logins: readonly PlannedLogin[]
  readonly cost: number
}

const hasShape = ({ shape }: LoginNeed): boolean => shape !== undefined

/** Returns how late a login comes: a code that is withheld for ten minutes is the last. */
function rankWait({ shape, needs }: PlannedLogin): number {
  if (shape === 'late-code') return 2
  return needs.some(({ waits }) => waits) ? 1 : 0
}

/** Counts the cases that a login decides. */
export const countCases = ({ needs }: PlannedLogin): number =>
  needs.reduce((sum, { cases }) => sum + cases, 0)

/** Selects as many logins as there may be: those that decide the most SHALL cases, in the order of the plan. */
export function limitLogins(logins: readonly PlannedLogin[], most: number): PlannedLogin[] {
  const countShalls = ({ needs }: PlannedLogin) => needs.reduce((sum, { shalls }) => sum + shalls, 0)
  const taken = [...logins].sort((a, b) => countShalls(b) - countShalls(a)).slice(0, most)
  return logins.filter((login) => taken.includes(login))
}

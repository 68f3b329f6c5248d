import type { RecipeName } from '../declare/recipes.ts'
import type { UserRole } from '../declare/target.ts'

/** The requests that logins make; recipes without one of their own take what there is. */
export type Shape =
  | 'standalone'
  | 'ehr'
  | 'limited'
  | 'granular'
  | 'denied'
  | 'narrowed'
  | 'late-code'
  | 'experimental'
  | 'write'

/** The needs of the cases of one recipe. */
export interface LoginNeed {
  readonly recipe: RecipeName
  /** Absent when any request serves. */
  readonly shape?: Shape
  /** Clients that can make the login, the preferred one first. */
  readonly roles: readonly UserRole[]
  /** `true` when a refresh token must be requested. */
  readonly refreshes: boolean
  /** The check that ends the tokens of the login, so that no other can end them. */
  readonly end?: string
  /** `true` when a case waits for a token to expire, so that the login comes after the others. */
  readonly waits: boolean
  /** Numbers of cases that it serves, and of those that are SHALL. */
  readonly cases: number
  readonly shalls: number
}

/** A login with everything that it serves. */
export interface PlannedLogin {
  /** The recipe whose request is made. */
  readonly recipe: RecipeName
  readonly shape: Shape
  readonly role: UserRole
  readonly needs: readonly LoginNeed[]
}

/** Requests that include offline_access, and can take in recipes that have no request of their own. */
const SHAPES: Readonly<Record<Shape, { readonly refreshes: boolean; readonly isShared: boolean }>> = {
  standalone: { refreshes: true, isShared: true },
  ehr: { refreshes: false, isShared: false },
  limited: { refreshes: true, isShared: true },
  granular: { refreshes: false, isShared: true },
  denied: { refreshes: false, isShared: false },
  narrowed: { refreshes: false, isShared: false },
  'late-code': { refreshes: false, isShared: false },
  experimental: { refreshes: false, isShared: false },
  write: { refreshes: false, isShared: false },
}

/** Builds the login that serves these needs together, or `undefined` when none can. */
export function mergeNeeds(needs: readonly LoginNeed[]): PlannedLogin | undefined {
  const [first] = needs
  const shapes = [...new Set(needs.flatMap(({ shape }) => shape ?? []))]
  const ends = new Set(needs.flatMap(({ end }) => end ?? []))
  const [shape = 'standalone'] = shapes
  const roles = first?.roles.filter((role) => needs.every((need) => need.roles.includes(role))) ?? []
  const hasAll = SHAPES[shape].refreshes || needs.every(({ refreshes }) => !refreshes)
  const isAlone = needs.length === 1 || SHAPES[shape].isShared
  const [role] = roles.sort((a, b) => computeRank(needs, a) - computeRank(needs, b))
  if (shapes.length > 1 || ends.size > 1 || !hasAll || !isAlone || !first || !role) return undefined
  const host = needs.find((need) => need.shape !== undefined) ?? first
  return { recipe: host.recipe, shape, role, needs }
}

/** Returns how little a role is preferred. */
export const computeRank = (needs: readonly LoginNeed[], role: UserRole): number =>
  needs.reduce((sum, { roles }) => sum + roles.indexOf(role), 0)

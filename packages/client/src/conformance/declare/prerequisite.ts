import type { LoginAbility } from './recipes.ts'
import type { Target } from './target.ts'

/** The facts that decide prerequisites. */
export interface Surroundings {
  readonly target: Target
  /** smart-configuration; empty where only the configuration decides. */
  readonly configuration: Readonly<Record<string, unknown>>
  /** Abilities of the login driver beside approving. */
  readonly abilities: ReadonlySet<LoginAbility>
}

/** Something that must be there before a case makes sense. */
export interface Prerequisite {
  /** A sentence: the way to provide it, or that the server does not offer it. */
  readonly missing: string
  readonly isMet: (surroundings: Surroundings) => boolean
}

import type { FhirError } from '../model/fhir-error.ts'
import type { FhirStore } from '../store/fhir-store.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'
import type { WorkBudget } from './work-budget.ts'

/** The store that a search runs against, and the access of its caller. */
export interface SearchContext {
  readonly store: FhirStore
  /** Absolute FHIR base of the request. */
  readonly base: string
  readonly now: number
  /** Returns `true` when the caller may learn about this entry by one of these permissions. */
  isVisible(entry: StoredVersion, letters: string): boolean
  /** `true` when the caller may see everything, so that nothing needs to be filtered. */
  readonly seesAll?: boolean
  /**
   * Returns a superset of the entries of a type that the caller may see, if that is cheaper than all of them.
   */
  narrow(type: string): readonly LiveVersion[] | undefined
  readonly work: WorkBudget
  readonly depth: number
  /**
   * Links of chains compiled in this request: otherwise a chain over references to any type would fork
   * without limit.
   */
  readonly links: Map<string, Clause | FhirError | undefined>
}

/** One compiled search parameter. */
export interface Clause {
  matches(entry: StoredVersion): boolean
  /** Amount of work that testing one entry costs, where it is more than usual. */
  readonly weight?: number
  /** Returns a superset of the matches, from an index. */
  candidates?(): readonly LiveVersion[]
}

export type CompileClause = (
  type: string,
  name: string,
  value: string,
  context: SearchContext,
) => Clause | undefined

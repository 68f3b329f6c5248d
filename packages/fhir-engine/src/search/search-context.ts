import type { FhirError } from '../model/fhir-error.ts'
import type { FhirStore } from '../store/fhir-store.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'
import type { WorkBudget } from './work-budget.ts'

/** What a search is run against, and through whose eyes. */
export interface SearchContext {
  readonly store: FhirStore
  /** Absolute FHIR base of the request. */
  readonly base: string
  readonly now: number
  /** Whether the caller may learn about this entry by one of these permission letters. */
  sees(entry: StoredVersion, letters: string): boolean
  /** A superset of what the caller sees of a type, when that is cheaper than all of it. */
  narrow(type: string): readonly LiveVersion[] | undefined
  readonly work: WorkBudget
  readonly depth: number
  /** Links of chains compiled in this request: a chain over references to any type would else fork without end. */
  readonly links: Map<string, Clause | FhirError | undefined>
}

/** One compiled search parameter. */
export interface Clause {
  matches(entry: StoredVersion): boolean
  /** How much work a match is, where it is more than usual. */
  readonly weight?: number
  /** A superset of what matches, from an index. */
  candidates?(): readonly LiveVersion[]
}

export type CompileClause = (
  type: string,
  name: string,
  value: string,
  context: SearchContext,
) => Clause | undefined

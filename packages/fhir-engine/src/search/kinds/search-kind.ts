import type { SearchPath } from '../../definitions/search-parameters.ts'

/** One search parameter type: how values are read from a resource, and how a text is compared with them. */
export interface SearchKind<Value> {
  /** Modifiers besides `:missing`. */
  readonly modifiers: readonly string[]
  extract(node: unknown, path: SearchPath): Value[]
  /**
   * The comparison for one alternative (the part between commas, still escaped).
   * Throws FhirError 400 when the text cannot be read.
   */
  compare(text: string, modifier: string | undefined, context: CompareContext): (value: Value) => boolean
  sortKey?(value: Value): string | number
  /** Keys under which a value is indexed. */
  keys?(value: Value): string[]
  /** The one key that holds exactly what `compare` accepts, or a superset of it. */
  lookup?(text: string, modifier: string | undefined, context: CompareContext): string | undefined
}

export interface CompareContext {
  /** Absolute FHIR base of the request. */
  readonly base: string
  /** Name of the parameter, for error texts. */
  readonly name: string
  readonly now: number
}

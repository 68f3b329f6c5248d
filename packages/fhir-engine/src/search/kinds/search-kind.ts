import type { SearchPath } from '../../definitions/search-parameters.ts'

/** A search parameter type: reads values from a resource and compares them with a text. */
export interface SearchKind<Value> {
  /** Modifiers besides `:missing`. */
  readonly modifiers: readonly string[]
  extract(node: unknown, path: SearchPath): Value[]
  /**
   * Returns the comparison for one alternative (the part between commas, still escaped). Throws FhirError 400
   * when the text cannot be parsed.
   */
  compare(text: string, modifier: string | undefined, context: CompareContext): (value: Value) => boolean
  sortKey?(value: Value): string | number
  /** Returns the keys under which a value is indexed. */
  keys?(value: Value): string[]
  /** Returns the key that holds exactly the values that `compare` accepts, or a superset of them. */
  lookup?(text: string, modifier: string | undefined, context: CompareContext): string | undefined
}

export interface CompareContext {
  /** Absolute FHIR base of the request. */
  readonly base: string
  /** Name of the parameter, for error texts. */
  readonly name: string
  readonly now: number
}

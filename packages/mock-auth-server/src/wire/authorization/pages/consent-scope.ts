/** The group of a scope on the consent page. */
export type ScopeGroup = 'launch' | 'read' | 'write' | 'identity' | 'offline' | 'other'

/** A scope in plain words, beside its original form. */
export interface ConsentScope {
  readonly raw: string
  readonly group: ScopeGroup
  readonly text: string
  /** Granular scopes that can be granted in its place. */
  readonly categories?: readonly CategoryChoice[]
}

/** A category of resources in plain words, beside the scope that is limited to it. */
export interface CategoryChoice {
  readonly raw: string
  readonly text: string
}

/** The group of a scope on the consent page. */
export type ScopeGroup = 'launch' | 'read' | 'write' | 'identity' | 'offline' | 'other'

/** A scope in plain words, beside its original form. */
export interface ConsentScope {
  readonly raw: string
  readonly group: ScopeGroup
  readonly text: string
}

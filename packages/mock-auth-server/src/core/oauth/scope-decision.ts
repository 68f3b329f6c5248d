/** The outcome of the scopes that a client requested. */
export interface ScopeDecision {
  /** Granted scopes in the requested notation (S-080). */
  readonly granted: readonly string[]
  readonly dropped: readonly { readonly scope: string; readonly why: string }[]
}

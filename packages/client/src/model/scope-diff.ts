import type { Verdict } from './verdict.ts'

/** The outcome of one requested scope. */
export interface ScopeOutcome {
  scope: string
  outcome: 'granted' | 'granted-otherwise' | 'partly' | 'refused' | 'extra'
  /** Granted scopes that cover it, in the server's notation. */
  by: string[]
  /** Permissions of `cruds` that were requested and not granted. */
  missing: string
  text: string
}

/** Requested scopes compared with granted ones, with v1/v2 equivalence and split permissions. */
export interface ScopeDiff {
  requested: string[]
  granted: string[]
  outcomes: ScopeOutcome[]
  verdict: Verdict
}

import type { Verdict } from './verdict.ts'

/** What became of one requested scope. */
export interface ScopeOutcome {
  scope: string
  outcome: 'granted' | 'granted-otherwise' | 'partly' | 'refused' | 'extra'
  /** Granted scopes that cover it, in the server's notation. */
  by: string[]
  /** Letters of `cruds` that were asked and not granted. */
  missing: string
  text: string
}

/** Requested against granted, knowing v1/v2 equivalence and split letters. */
export interface ScopeDiff {
  requested: string[]
  granted: string[]
  outcomes: ScopeOutcome[]
  verdict: Verdict
}

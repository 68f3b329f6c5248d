import type { Verdict } from './verdict.ts'

export type * from './app-info.ts'
export type * from './app-state.ts'
export type * from './brand-report.ts'
export type * from './bulk-export.ts'
export type * from './conformance.ts'
export type * from './discovery-report.ts'
export type * from './exchange.ts'
export type * from './fhir-query.ts'
export type * from './finding.ts'
export type * from './launch-context.ts'
export type * from './page-message.ts'
export type * from './page-request.ts'
export type * from './readiness.ts'
export type * from './run.ts'
export type * from './run-event.ts'
export type * from './scope-diff.ts'
export type * from './server-entry.ts'
export type * from './token-view.ts'
export type * from './verdict.ts'

/** Body of every failed API call. */
export interface ApiProblem {
  error: Verdict
  /** Per-field messages of a refused form, keyed by field name. */
  fields?: Record<string, string>
}

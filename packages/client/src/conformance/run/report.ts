import type { Exchange } from '../../model/exchange.ts'
import type { CoverageRow } from '../coverage/list-coverage.ts'
import type { Outcome } from '../declare/outcome.ts'
import type { CaseResult } from './case-result.ts'

/** A case as a report has it. */
export interface ReportedCase extends CaseResult {
  /** Command that repeats the request of a negative case; secrets and tokens are shell variables. */
  readonly curl?: string
}

/** Reason for the end of a run that its user stopped. */
export const INTERRUPTED = 'The run was interrupted.'

/** The result of a run, redacted. */
export interface ConformanceReport {
  readonly format: 'smart-client-conformance'
  readonly version: 1
  /** Version of smart-client. */
  readonly tool: string
  readonly fhirBase: string
  readonly smartVersion: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  /** Absent when the run came to its end; otherwise what stopped it: `INTERRUPTED`, or too many requests for the server. */
  readonly stopped?: string
  readonly counts: Readonly<Record<Outcome, number>>
  /** Number of cases whose outcome the configuration accepts. */
  readonly accepted: number
  readonly cases: readonly ReportedCase[]
  /** Rows of the catalogue of requirements, as far as cases of this version decide them. */
  readonly coverage: readonly CoverageRow[]
  readonly exchanges: readonly Exchange[]
}

import type { Exchange } from '../../../model/exchange.ts'
import type { Readiness } from '../../../model/readiness.ts'
import type { CapabilityRow } from '../../coverage/list-capabilities.ts'
import type { CoverageRow } from '../../coverage/list-coverage.ts'
import type { RequirementRow } from '../../coverage/list-requirements.ts'
import type { CaseReferences } from '../../coverage/references/reference-table.ts'
import type { Outcome } from '../../declare/outcome.ts'
import type { ClientRole } from '../../declare/target.ts'
import type { CaseResult } from './case-result.ts'

/** A case as a report has it. */
export interface ReportedCase extends CaseResult {
  /** Command that repeats the request of a negative case; secrets and tokens are shell variables. */
  readonly curl?: string
  /** The names that certifications, their kits and the implementation guide have for what it decides. */
  readonly references: CaseReferences
}

/** A client that the run registered. */
export interface ReportedClient {
  readonly role: ClientRole
  /** Absent when it could not be registered. */
  readonly clientId?: string
  /** A sentence: the reason why there is no client. */
  readonly problem?: string
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
  /** Start of the earlier run whose decided cases this report has too, ISO 8601. */
  readonly resumedFrom?: string
  readonly durationMs: number
  /** Absent when the run came to its end; otherwise what stopped it: `INTERRUPTED`, or too many requests for the server. */
  readonly stopped?: string
  /** Sentences about what the run has created and could not remove; absent when there is nothing. */
  readonly leftBehind?: readonly string[]
  /** The clients that the run registered; absent when they were configured. */
  readonly clients?: readonly ReportedClient[]
  readonly counts: Readonly<Record<Outcome, number>>
  /** Number of cases whose outcome the configuration accepts. */
  readonly accepted: number
  readonly cases: readonly ReportedCase[]
  /** Rows of the catalogue of requirements, as far as cases of this version decide them. */
  readonly coverage: readonly CoverageRow[]
  /** Requirements of SMART App Launch 2.2 by their number in Inferno's sheet, likewise. */
  readonly requirements: readonly RequirementRow[]
  readonly capabilities: readonly CapabilityRow[]
  /** One entry for each certification that was asked for. */
  readonly readiness: readonly Readiness[]
  readonly exchanges: readonly Exchange[]
}

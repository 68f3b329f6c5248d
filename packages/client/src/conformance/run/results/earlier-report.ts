import type { Exchange } from '../../../model/exchange.ts'
import type { Outcome } from '../../declare/outcome.ts'

/** A case of an earlier report: what is not declared. */
export interface EarlierCase {
  readonly id: string
  readonly outcome: Outcome
  readonly messages: readonly string[]
  readonly exchangeIds: readonly string[]
  readonly durationMs: number
  readonly curl?: string | undefined
}

/** The report of an earlier run, as far as a run that continues it needs it. */
export interface EarlierReport {
  readonly fhirBase: string
  readonly smartVersion: string
  readonly startedAt: string
  readonly cases: readonly EarlierCase[]
  readonly capabilities: readonly { readonly capability: string; readonly advertised?: boolean | undefined }[]
  readonly exchanges: readonly Exchange[]
}

import type { Exchange } from '../../../model/exchange.ts'
import { redact } from '../../../server/report/redact.ts'
import { toCurl } from '../../../server/report/to-curl.ts'
import { version } from '../../../server/settings/version.ts'
import { CASE_REFERENCES } from '../../coverage/references/case-references.ts'
import type { RunSettings } from '../settings.ts'
import type { CaseResult } from './case-result.ts'
import type { ConformanceReport } from './report.ts'
import { summarizeCases } from './summarize-cases.ts'

/** Facts of a run that its report has beside the cases. */
interface RunFacts extends Pick<ConformanceReport, 'durationMs' | 'stopped' | 'clients' | 'leftBehind'> {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly advertised: readonly string[] | undefined
}

/** Builds the report of a run, without secrets, codes, tokens and FHIR data. */
export function buildReport(
  settings: Pick<RunSettings, 'target' | 'attested' | 'ready' | 'secrets'>,
  results: readonly CaseResult[],
  exchanges: readonly Exchange[],
  run: RunFacts,
): ConformanceReport {
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
  const cases = results.map((result) => ({
    ...result,
    ...findCurl(result, byId),
    references: CASE_REFERENCES[result.id] ?? {},
  }))
  const { startedAt, advertised, ...rest } = run
  const { target, secrets } = settings
  const shared = redact({ steps: [], exchanges: [...exchanges], cases }, secrets)
  return {
    ...{ format: 'smart-client-conformance', version: 1, tool: version },
    ...{ fhirBase: target.fhirBase, smartVersion: target.smartVersion },
    ...{ startedAt: new Date(startedAt).toISOString(), ...rest },
    ...summarizeCases(results, settings, advertised),
    cases: shared.cases,
    exchanges: shared.exchanges,
  }
}

/** Returns the command of a negative case: its last request, which is the one that must be refused. */
export function findCurl(
  { kind, exchangeIds }: Pick<CaseResult, 'kind' | 'exchangeIds'>,
  exchanges: ReadonlyMap<string, Exchange>,
): { curl?: string } {
  const last = kind === 'negative' ? exchanges.get(exchangeIds.at(-1) ?? '') : undefined
  return last ? { curl: toCurl(last) } : {}
}

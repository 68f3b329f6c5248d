import type { Exchange } from '../../model/exchange.ts'
import { redact } from '../../server/report/redact.ts'
import { toCurl } from '../../server/report/to-curl.ts'
import { version } from '../../server/settings/version.ts'
import { listCoverage } from '../coverage/list-coverage.ts'
import { OUTCOMES, type Outcome } from '../declare/outcome.ts'
import type { CaseResult } from './case-result.ts'
import type { ConformanceReport } from './report.ts'
import type { RunSettings } from './settings.ts'

/** Builds the report of a run, without secrets, codes, tokens and FHIR data. */
export function buildReport(
  { target }: Pick<RunSettings, 'target'>,
  results: readonly CaseResult[],
  exchanges: readonly Exchange[],
  run: { startedAt: number; durationMs: number; stopped?: string },
): ConformanceReport {
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
  const cases = results.map((result) => ({ ...result, ...findCurl(result, byId) }))
  const { startedAt, ...rest } = run
  const shared = redact({ steps: [], exchanges: [...exchanges], cases })
  const count = (wanted: Outcome) => results.filter(({ outcome }) => outcome === wanted).length
  return {
    ...{ format: 'smart-client-conformance', version: 1, tool: version },
    ...{ fhirBase: target.fhirBase, smartVersion: target.smartVersion },
    ...{ startedAt: new Date(startedAt).toISOString(), ...rest },
    counts: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, count(outcome)])) as Record<
      Outcome,
      number
    >,
    accepted: results.filter(({ accepted }) => accepted !== undefined).length,
    cases: shared.cases,
    coverage: listCoverage(results),
    exchanges: shared.exchanges,
  }
}

/** Returns the command of a negative case: its last request, which is the one that must be refused. */
function findCurl(
  { kind, exchangeIds }: CaseResult,
  exchanges: ReadonlyMap<string, Exchange>,
): { curl?: string } {
  const last = kind === 'negative' ? exchanges.get(exchangeIds.at(-1) ?? '') : undefined
  return last ? { curl: toCurl(last) } : {}
}

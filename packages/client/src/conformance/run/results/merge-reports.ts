import { CASES } from '../../checks/list.ts'
import type { RunSettings } from '../settings.ts'
import type { EarlierReport } from './earlier-report.ts'
import type { ConformanceReport, ReportedCase } from './report.ts'
import { summarizeCases } from './summarize-cases.ts'

/** Merges the cases of an earlier run that are retained with those of a later one. */
export function mergeReports(
  earlier: Pick<EarlierReport, 'capabilities' | 'exchanges'>,
  retained: readonly ReportedCase[],
  later: ConformanceReport,
  settings: Pick<RunSettings, 'attested' | 'ready'>,
): ConformanceReport {
  const found = new Map([...retained, ...later.cases].map((each) => [each.id, each]))
  const cases = CASES.flatMap(({ id }) => found.get(id) ?? [])
  const shown = new Set(retained.flatMap(({ exchangeIds }) => exchangeIds))
  return {
    ...later,
    ...summarizeCases(cases, settings, readAdvertised(later) ?? readAdvertised(earlier)),
    cases,
    exchanges: [...earlier.exchanges.filter(({ id }) => shown.has(id)), ...later.exchanges],
  }
}

/** Returns the capabilities that the server listed in a run, or `undefined` when they were not known. */
function readAdvertised({ capabilities }: Pick<EarlierReport, 'capabilities'>): string[] | undefined {
  if (capabilities.some(({ advertised }) => advertised === undefined)) return undefined
  return capabilities.filter(({ advertised }) => advertised).map(({ capability }) => capability)
}

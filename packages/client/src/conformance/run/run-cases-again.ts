import { mergeReports } from './results/merge-reports.ts'
import type { ConformanceReport } from './results/report.ts'
import { type RunOptions, runCases } from './run-conformance.ts'
import type { RunSettings } from './settings.ts'

/** Runs some cases of a run again, and returns its report with their new outcomes. */
export async function runCasesAgain(
  settings: RunSettings,
  earlier: ConformanceReport,
  caseIds: readonly string[],
  options: RunOptions = {},
): Promise<ConformanceReport> {
  const later = await runCases({ ...settings, only: caseIds, skip: [] }, options)
  const retained = earlier.cases.filter(({ id }) => !caseIds.includes(id))
  return { ...mergeReports(earlier, retained, later, settings), startedAt: earlier.startedAt }
}

import { systemEnvironment } from '../../smart/run/environment.ts'
import { CASES } from '../checks/list.ts'
import { CASE_REFERENCES } from '../coverage/references/case-references.ts'
import type { ConformanceCase } from '../declare/check.ts'
import { acceptOutcome } from './results/accept-outcome.ts'
import type { EarlierCase, EarlierReport } from './results/earlier-report.ts'
import { mergeReports } from './results/merge-reports.ts'
import type { ConformanceReport, ReportedCase } from './results/report.ts'
import { type RunOptions, runCases } from './run-conformance.ts'
import { findSetting, selectCases } from './select-cases.ts'
import type { RunSettings } from './settings.ts'

/** Runs the cases that an earlier run has not decided, and returns one report about all. */
export async function continueRun(
  settings: RunSettings,
  earlier: EarlierReport,
  { onEvent = () => {}, ...options }: RunOptions = {},
): Promise<ConformanceReport> {
  const { now } = options.environment ?? systemEnvironment
  const retained = selectCases(CASES, settings).flatMap((each) => retain(each, settings, earlier, now()))
  const skip = [...settings.skip, ...retained.map(({ id }) => id)]
  const later = await runCases(
    { ...settings, skip },
    { ...options, onEvent: (event) => (event.kind === 'done' ? {} : onEvent(event)) },
  )
  const report = { ...mergeReports(earlier, retained, later, settings), resumedFrom: earlier.startedAt }
  onEvent({ kind: 'done', report })
  return report
}

/** Returns the case as the earlier run decided it; nothing when it was skipped, undecided, or is left out now. */
function retain(
  each: ConformanceCase,
  { leaveOut, expected }: RunSettings,
  { cases }: EarlierReport,
  now: number,
): ReportedCase[] {
  const earlier = cases.find(({ id }) => id === each.id)
  const isDecided = earlier && earlier.outcome !== 'skipped' && earlier.outcome !== 'inconclusive'
  if (!isDecided || findSetting(each, leaveOut) !== undefined) return []
  return [{ ...toReported(each, earlier), ...acceptOutcome(earlier, findSetting(each, expected), now) }]
}

function toReported(each: ConformanceCase, earlier: EarlierCase): ReportedCase {
  const { id, check, title, group, kind, level, source, catalogueIds, spec, howToFix, differs } = each
  const { outcome, messages, exchangeIds, durationMs, curl } = earlier
  return {
    ...{ id, check, title, group, kind, level, source, catalogueIds, spec, howToFix },
    ...(differs === undefined ? {} : { differs }),
    ...{ outcome, messages, exchangeIds, durationMs },
    ...(curl === undefined ? {} : { curl }),
    references: CASE_REFERENCES[id] ?? {},
  }
}

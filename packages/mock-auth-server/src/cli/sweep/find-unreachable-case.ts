import { matchesStep } from '../../core/declare/match.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { toReportedFault } from '../../reports/create-report-case.ts'
import { describeMissingActivity } from '../../reports/diagram/describe-missing-activity.ts'
import type { ReportCase } from '../../reports/report.ts'
import type { SweepCase } from './sweep-case.ts'

/**
 * Returns the case of a fault that cannot strike, since it needs a step that the app does not use;
 * `undefined` when its own actions may cause the step.
 */
export function findUnreachableCase(
  { name, fault, group }: SweepCase,
  entries: readonly JournalEntry[],
): ReportCase | undefined {
  const { userAgentActions, actions = [], companions } = fault
  if (userAgentActions || companions || actions.some(({ on }) => on === 'arm')) return undefined
  if (entries.some(({ step }) => matchesStep(fault.steps, undefined, step))) return undefined
  const reason = `the reference runs never reached the step ${fault.steps.join(', ')}, where this fault strikes`
  return {
    name,
    group,
    outcome: 'skipped',
    message: `not exercised: ${reason}`,
    fault: toReportedFault(fault),
    exercisedBy: describeMissingActivity(fault, entries) ?? reason,
    findings: [],
    observed: [],
    diagram: '',
    durationMs: 0,
  }
}

import type { AnyFault } from '../../core/declare/fault.ts'
import { matchesStep } from '../../core/declare/match.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { ReportCase } from '../../reports/report.ts'
import type { SweepCase } from './sweep-case.ts'

/**
 * Returns the case of a fault that cannot strike, since it needs a step that the app does not use;
 * `undefined` when its own actions may cause the step.
 */
export function findUnreachableCase(
  { name, fault }: SweepCase,
  steps: ReadonlySet<Step>,
): ReportCase | undefined {
  const { userAgentActions, actions = [], companions } = fault
  if (userAgentActions || companions || actions.some(({ on }) => on === 'arm')) return undefined
  if ([...steps].some((step) => matchesStep(fault.steps, undefined, step))) return undefined
  const message = `not exercised: the reference runs never reached the step ${fault.steps.join(', ')}, where this fault strikes`
  return {
    name,
    group: getReportGroup(fault),
    outcome: 'skipped',
    message,
    findings: [],
    observed: [],
    diagram: '',
    durationMs: 0,
  }
}

/** Returns the group of a fault in a report. */
export function getReportGroup({ steps }: AnyFault): string {
  return steps[0] ?? 'runs'
}

import type { AnyFault } from '../../core/declare/fault.ts'
import { matchesStep } from '../../core/declare/match.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { ReportCase } from '../../reports/report.ts'
import type { SweepCase } from './sweep-case.ts'

/**
 * The case of a fault that cannot strike, since it waits for a step that the app does not take: none, when it has
 * plays or acts of its own, which may bring the step about.
 */
export function findUnreachableCase(
  { name, fault }: SweepCase,
  steps: ReadonlySet<Step>,
): ReportCase | undefined {
  const { plays, acts = [], companions } = fault
  if (plays || companions || acts.some(({ on }) => on === 'arm')) return undefined
  if ([...steps].some((step) => matchesStep(fault.steps, undefined, step))) return undefined
  const says = `not exercised: the reference run never reached the step ${fault.steps.join(', ')}, where this fault strikes`
  return {
    name,
    group: getReportGroup(fault),
    outcome: 'skipped',
    says,
    findings: [],
    seen: [],
    diagram: '',
    durationMs: 0,
  }
}

/** The part of a report that a fault belongs to. */
export function getReportGroup({ steps }: AnyFault): string {
  return steps[0] ?? 'runs'
}

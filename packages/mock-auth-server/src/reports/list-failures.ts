import type { FaultKind } from '../core/declare/fault.ts'
import { classifyCase } from './classify-case.ts'
import { listBrokenRules } from './list-broken-rules.ts'
import type { Report, ReportCase, ReportedFault } from './report.ts'

/** One thing that the app does wrong. */
export interface Failure {
  /** Its gravity in words that follow "The app": "leaks". */
  readonly gravity: string
  /** Name of the fault or rule. */
  readonly name: string
  readonly title: string
  /** The behaviour of the app, in a sentence. */
  readonly reason: string
  readonly howToFix: string
  readonly spec: string
  readonly cases: readonly ReportCase[]
}

const BREAKS_RULE = 'breaks a rule'
const GRAVITIES: Readonly<Record<FaultKind, string>> = {
  'must-not-leak': 'leaks',
  'must-reject': 'does not reject',
  'must-recover': 'does not recover',
  'must-tolerate': 'does not carry on',
  informational: 'differs',
}
const ENDS = 'does not run'
const AT_PRESET = 'does not work'
const NEVER = 'never exercises it'

/** All gravities, the gravest first. */
const GRAVEST_FIRST: readonly string[] = [
  ...[GRAVITIES['must-not-leak'], GRAVITIES['must-reject'], ENDS, BREAKS_RULE],
  ...[GRAVITIES['must-recover'], AT_PRESET, GRAVITIES['must-tolerate'], GRAVITIES.informational, NEVER],
]

/** Lists the failures of a report, the gravest first: faults that are not handled, and rules broken at level error. */
export function listFailures({ cases }: Pick<Report, 'cases'>): Failure[] {
  const failed = cases.filter(({ outcome }) => outcome === 'failed')
  const failures = [
    ...groupByFault(failed).map(([fault, own]) => describeFault(fault, own)),
    ...listBrokenRules(cases.filter(({ fault }) => !fault))
      .filter(({ isError }) => isError)
      .map(({ rule, finding: { message, howToFix, spec }, cases: own }) => ({
        ...{ gravity: BREAKS_RULE, name: rule, title: '', reason: message, howToFix, spec, cases: own },
      })),
    ...failed
      .filter(({ fault, findings }) => !fault && findings.length === 0)
      .map((each) => ({
        ...{ gravity: each.preset ? AT_PRESET : ENDS, name: each.name, title: '', reason: each.message },
        ...{ howToFix: '', spec: '', cases: [each] },
      })),
  ]
  return failures.sort((a, b) => GRAVEST_FIRST.indexOf(a.gravity) - GRAVEST_FIRST.indexOf(b.gravity))
}

/** Groups the cases of a fault, which are its variants; those that never struck apart. */
function groupByFault(cases: readonly ReportCase[]): (readonly [ReportedFault, readonly ReportCase[]])[] {
  const groups = new Map<string, [ReportedFault, ReportCase[]]>()
  for (const each of cases) {
    if (!each.fault) continue
    const key = `${classifyCase(each)} ${each.fault.name}`
    const group = groups.get(key) ?? [each.fault, []]
    group[1].push(each)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function describeFault(fault: ReportedFault, cases: readonly ReportCase[]): Failure {
  const { name, title, kind, requirement, spec } = fault
  const [first] = cases
  const reason = first?.verdict?.reason ?? first?.message ?? ''
  const activity = first?.exercisedBy
  return {
    gravity: activity === undefined ? GRAVITIES[kind] : NEVER,
    ...{ name, title, reason },
    // Where no activity is known, the case has only the reason.
    howToFix: activity?.toLowerCase() === reason.toLowerCase() ? '' : (activity ?? requirement),
    ...{ spec, cases },
  }
}

import { RULES_GROUP } from './create-rule-cases.ts'
import type { Report, ReportCase, ReportComparison } from './report.ts'

/** Compares the cases of a report with those of an earlier one. A failure that is new there counts as worse. */
export function compareReports(cases: readonly ReportCase[], baseline: Report): ReportComparison {
  const before = new Map(baseline.cases.map(({ name, outcome }) => [name, outcome]))
  const list = (now: ReportCase['outcome'], wasSo: (outcome: ReportCase['outcome'] | undefined) => boolean) =>
    cases.filter(({ name, outcome }) => outcome === now && wasSo(before.get(name))).map(({ name }) => name)
  const present = new Set(cases.flatMap(({ name, findings }) => [name, ...findings.map(({ rule }) => rule)]))
  const repaired = baseline.cases
    .filter(({ name, group, outcome }) => group === RULES_GROUP && outcome === 'failed' && !present.has(name))
    .map(({ name }) => name)
  return {
    startedAt: baseline.startedAt,
    worse: list('failed', (was) => was !== 'failed'),
    better: [...list('passed', (was) => was === 'failed'), ...repaired],
    undecided: list('skipped', (was) => was === 'failed' || was === 'passed'),
  }
}

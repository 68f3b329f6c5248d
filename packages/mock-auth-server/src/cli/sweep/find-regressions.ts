import type { Report, ReportCase } from '../../reports/report.ts'

/** Returns the cases that failed now and did not fail in the baseline. */
export function findRegressions({ cases }: Report, baseline: Report): ReportCase[] {
  const known = new Set(baseline.cases.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name))
  return cases.filter(({ outcome, name }) => outcome === 'failed' && !known.has(name))
}

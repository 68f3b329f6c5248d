import { type CaseEvidence, createReportCase, isError } from './create-report-case.ts'
import type { ReportCase } from './report.ts'

/** Group of the cases of broken rules. */
export const RULES_GROUP = 'rules'

/** Creates a failed case for each rule that was broken at level error; its diagram marks these exchanges only. */
export function createRuleCases(happened: CaseEvidence): ReportCase[] {
  const errors = happened.findings.filter(isError)
  return [...new Set(errors.map(({ rule }) => rule))].map((rule) => {
    const findings = errors.filter((finding) => finding.rule === rule)
    const created = createReportCase(rule, RULES_GROUP, { ...happened, findings })
    return { ...created, message: created.findings[0]?.message ?? created.message }
  })
}

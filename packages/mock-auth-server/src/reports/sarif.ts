import { type SarifResult, type SarifRule, toSarifText } from '@smart-mock/cli-kit'
import type { Finding } from '../core/declare/rule.ts'
import { isError } from './create-report-case.ts'
import type { Report, ReportCase } from './report.ts'

/** Converts a report to SARIF 2.1.0: the verdict on each fault, and the findings of rules. */
export function toSarif(report: Report): string {
  const { mock, complete, cases } = report
  const reported = cases.flatMap(listReported)
  return toSarifText({
    ...{ tool: 'smart-mock', version: mock.version, complete },
    rules: [...new Map(reported.map(({ rule }) => [rule.id, rule])).values()],
    // The case of a run and that of a rule have the same findings.
    results: [...new Map(reported.map(({ key, result }) => [key, result])).values()],
  })
}

interface Reported {
  readonly key: string
  readonly rule: SarifRule
  readonly result: SarifResult
}

function listReported(each: ReportCase): Reported[] {
  const findings = each.findings.map((finding) => reportFinding(each, finding))
  const isExplained = each.findings.some(isError) || (each.outcome !== 'failed' && each.fault === undefined)
  if (each.verdict === undefined && isExplained) return findings
  return [reportOutcome(each), ...findings]
}

/** Reports the outcome of a case: of a fault, or of a run that failed without a finding. */
function reportOutcome(each: ReportCase): Reported {
  const { name, message, fault, verdict } = each
  const id = fault?.name ?? name
  const spec = fault?.spec ?? verdict?.spec
  const requirement = fault?.requirement ?? verdict?.requirement ?? message
  return {
    key: `outcome ${name}`,
    rule: { id, requirement, ...(spec === undefined ? {} : { spec }) },
    result: { ruleId: id, kind: getResultKind(each), message, seenIn: name },
  }
}

const KINDS = {
  met: 'pass',
  'not met': 'fail',
  informational: 'informational',
  pending: 'open',
  inconclusive: 'open',
  'not exercised': 'notApplicable',
} as const

function getResultKind({ outcome, verdict }: ReportCase): SarifResult['kind'] {
  if (outcome === 'failed') return 'fail'
  if (verdict) return KINDS[verdict.outcome]
  return outcome === 'passed' ? 'pass' : 'open'
}

function reportFinding({ name }: ReportCase, finding: Finding): Reported {
  const { rule, level, message, howToFix, spec, run, seq, allowReason } = finding
  return {
    key: `finding ${rule} ${run ?? name} ${seq} ${message}`,
    rule: { id: rule, requirement: howToFix, spec },
    result: {
      ruleId: rule,
      ...{ kind: 'fail', level: level === 'info' ? 'note' : level },
      message: `${message} (exchange ${seq})`,
      seenIn: run ?? name,
      ...(allowReason === undefined ? {} : { acceptedFor: allowReason }),
    },
  }
}

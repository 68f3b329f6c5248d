import type { Finding, FindingLevel } from '../core/declare/rule.ts'
import { isError } from './create-report-case.ts'
import type { ReportCase } from './report.ts'

/** A rule that was broken, with the first finding and all cases that have one. */
export interface BrokenRule {
  readonly rule: string
  readonly level: FindingLevel
  /** `true` when it fails a test: level error, and not allowed. */
  readonly isError: boolean
  readonly finding: Finding
  readonly cases: readonly ReportCase[]
}

const LEVELS: readonly FindingLevel[] = ['error', 'warning', 'info']

/** Lists the broken rules of these cases, the gravest first, and those that are allowed at the end. */
export function listBrokenRules(cases: readonly ReportCase[]): BrokenRule[] {
  const rules = new Map<string, { finding: Finding; cases: Set<ReportCase> }>()
  for (const each of cases) {
    for (const finding of each.findings) {
      const key = `${isError(finding)} ${finding.allowReason ?? ''} ${finding.rule}`
      const known = rules.get(key) ?? { finding, cases: new Set() }
      known.cases.add(each)
      rules.set(key, known)
    }
  }
  const rank = ({ level, finding }: BrokenRule) =>
    LEVELS.indexOf(level) + (finding.allowReason === undefined ? 0 : LEVELS.length)
  return [...rules.values()]
    .map(({ finding, cases }) => ({
      ...{ rule: finding.rule, level: finding.level, finding },
      isError: isError(finding),
      cases: [...cases],
    }))
    .sort((a, b) => rank(a) - rank(b))
}

import type { Finding } from '../../core/declare/rule.ts'
import { escapeLine } from '../../core/util/escape-for-terminal.ts'
import { countOutcomes, type Report, type ReportCase } from '../../reports/report.ts'
import { describeBasis } from '../../verdicts/verdict.ts'

/** Formats the failures, and the number of cases by outcome, for a terminal. */
export function formatSummary(report: Report): string {
  const { passed, failed, skipped } = countOutcomes(report)
  const lines = report.cases.filter(({ outcome }) => outcome === 'failed').flatMap(failure)
  const findings = report.cases.flatMap((each) => (each.outcome === 'failed' ? [] : each.findings))
  const others = new Set(findings.map(formatFinding))
  const informational = report.cases
    .filter(({ verdict }) => verdict?.outcome === 'informational')
    .map((each) => `info  ${each.name}: ${each.message}${formatBasis(each)}`)
  const counts = `${failed} failed, ${passed} passed, ${skipped} not decided`
  return joinLines([...lines, ...others, ...informational, ...countBases(report), counts])
}

/** Formats every case that was not decided, with the reason; also when no exchange is left to judge. */
export function formatUndecided({ cases }: Report): string {
  if (cases.length === 0)
    return joinLines(['nothing judged: tenants were reset or deleted after their exchanges'])
  const open = cases.filter(({ outcome }) => outcome === 'skipped')
  return joinLines(open.map((each) => `NOT DECIDED ${each.name}: ${each.message}${formatBasis(each)}`))
}

/** Formats what the verdict of a case rests on, to stand behind it; an empty string without one. */
export function formatBasis({ verdict }: Pick<ReportCase, 'verdict'>): string {
  const basis = verdict && describeBasis(verdict)
  return basis === undefined ? '' : ` (${basis})`
}

/** Formats how many verdicts rest on what: a page or a process shows what the traffic cannot. */
function countBases({ cases }: Report): string[] {
  const bases = cases.flatMap(({ verdict }) => (verdict && describeBasis(verdict)) ?? [])
  return [...new Set(bases)].sort().map((basis) => {
    const count = bases.filter((each) => each === basis).length
    return `${count} ${count === 1 ? 'verdict' : 'verdicts'} ${basis}`
  })
}

function failure(tried: ReportCase): string[] {
  const { name, message, verdict, findings } = tried
  return [
    `FAILED ${name}: ${message}${formatBasis(tried)}`,
    ...(verdict ? [`       a correct client: ${verdict.requirement}`, `       ${verdict.spec}`] : []),
    ...findings.flatMap((finding) =>
      finding.allowReason === undefined ? explain(finding) : [`       ${formatFinding(finding)}`],
    ),
  ]
}

function explain({ level, rule, message, seq, howToFix, spec }: Finding): string[] {
  return [`       ${level} ${rule} (exchange ${seq}): ${message}`, `         ${howToFix}`, `         ${spec}`]
}

function formatFinding({ level, rule, message, allowReason }: Finding): string {
  if (allowReason === undefined) return `${level}  ${rule}: ${message}`
  return `allowed  ${rule}: ${message} (${allowReason})`
}

function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${escapeLine(line)}\n`).join('')
}

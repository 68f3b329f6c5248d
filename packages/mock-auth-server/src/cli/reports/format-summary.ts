import { stripVTControlCharacters } from 'node:util'
import { countOutcomes, type Report, type ReportCase } from '../../reports/report.ts'

/** Formats the failures, and the number of cases by outcome, for a terminal. */
export function formatSummary(report: Report): string {
  const { passed, failed, skipped } = countOutcomes(report)
  const lines = report.cases.filter(({ outcome }) => outcome === 'failed').flatMap(failure)
  const findings = report.cases.flatMap((each) => (each.outcome === 'failed' ? [] : each.findings))
  const others = new Set(findings.map(({ level, rule, message }) => `${level}  ${rule}: ${message}`))
  const informational = report.cases
    .filter(({ verdict }) => verdict?.outcome === 'informational')
    .map(({ name, message }) => `info  ${name}: ${message}`)
  return [...lines, ...others, ...informational, `${failed} failed, ${passed} passed, ${skipped} not decided`]
    .map((line) => `${plain(line)}\n`)
    .join('')
}

function failure({ name, message, verdict, findings }: ReportCase): string[] {
  return [
    `FAILED ${name}: ${message}`,
    ...(verdict ? [`       a correct client: ${verdict.requirement}`, `       ${verdict.spec}`] : []),
    ...findings.flatMap(({ level, rule, message: why, seq, howToFix, spec }) => [
      `       ${level} ${rule} (exchange ${seq}): ${why}`,
      `         ${howToFix}`,
      `         ${spec}`,
    ]),
  ]
}

/**
 * Returns the line without control characters: text of a client must not move the cursor or colour the
 * terminal.
 */
function plain(line: string): string {
  return stripVTControlCharacters(line).replace(/\p{Cc}/gu, ' ')
}

import { escapeLine, type Paint, type Tone } from '@smart-mock/cli-kit'
import type { Finding } from '../../core/declare/rule.ts'
import { countOutcomes, type Report, type ReportCase } from '../../reports/report.ts'
import { describeBasis } from '../../verdicts/verdict.ts'

/** A line of a terminal, before its characters are escaped. */
interface ToneLine {
  readonly text: string
  readonly tone?: Tone
}

/** Formats the failures, and the number of cases by outcome, for a terminal. */
export function formatSummary(report: Report, paint: Paint): string {
  const { passed, failed, skipped } = countOutcomes(report)
  const lines = report.cases.filter(({ outcome }) => outcome === 'failed').flatMap(describeFailure)
  const findings = report.cases.flatMap((each) => (each.outcome === 'failed' ? [] : each.findings))
  const others = new Set(findings.map(formatFinding))
  const informational = report.cases
    .filter(({ verdict }) => verdict?.outcome === 'informational')
    .map((each) => `info  ${each.name}: ${each.message}${formatBasis(each)}`)
  const plain = [...others, ...informational, ...countBases(report)].map((text) => ({ text }))
  const counts = `${failed} failed, ${passed} passed, ${skipped} not decided`
  const total: ToneLine = { text: counts, tone: failed > 0 ? 'failure' : skipped > 0 ? 'warning' : 'success' }
  return joinLines([...lines, ...plain, total], paint)
}

/** Formats every case that was not decided, with the reason; also when no exchange is left to judge. */
export function formatUndecided({ cases }: Report, paint: Paint): string {
  const open = cases.filter(({ outcome }) => outcome === 'skipped')
  const texts =
    cases.length === 0
      ? ['nothing judged: tenants were reset or deleted after their exchanges']
      : open.map((each) => `NOT DECIDED ${each.name}: ${each.message}${formatBasis(each)}`)
  return joinLines(
    texts.map((text) => ({ text, tone: 'warning' })),
    paint,
  )
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

function describeFailure(tried: ReportCase): ToneLine[] {
  const { name, message, verdict, findings } = tried
  const details = [
    ...(verdict ? [`       a correct client: ${verdict.requirement}`, `       ${verdict.spec}`] : []),
    ...findings.flatMap((finding) =>
      finding.allowReason === undefined ? explain(finding) : [`       ${formatFinding(finding)}`],
    ),
  ]
  return [
    { text: `FAILED ${name}: ${message}${formatBasis(tried)}`, tone: 'failure' },
    ...details.map((text) => ({ text })),
  ]
}

function explain({ level, rule, message, seq, howToFix, spec }: Finding): string[] {
  return [`       ${level} ${rule} (exchange ${seq}): ${message}`, `         ${howToFix}`, `         ${spec}`]
}

function formatFinding({ level, rule, message, allowReason }: Finding): string {
  if (allowReason === undefined) return `${level}  ${rule}: ${message}`
  return `allowed  ${rule}: ${message} (${allowReason})`
}

function joinLines(lines: readonly ToneLine[], paint: Paint): string {
  return lines
    .map(({ text, tone }) => {
      const line = escapeLine(text)
      return `${tone === undefined ? line : paint(tone, line)}\n`
    })
    .join('')
}

import { describeBasis } from '../verdicts/verdict.ts'
import { escapeMarkup } from './diagram/escape-markup.ts'
import { formatPresetSpan } from './presets-in-force.ts'
import { countOutcomes, type Report, type ReportCase } from './report.ts'

/** Converts a report to JUnit XML: one suite a group, one test a case. */
export function toJunit(report: Report): string {
  const groups = [...new Set(report.cases.map(({ group }) => group))]
  const suites = groups.map((group) => suite(report, group))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeMarkup(report.title)}"${counts(report)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function suite(report: Report, group: string): string {
  const cases = report.cases.filter((each) => each.group === group)
  const start = `timestamp="${escapeMarkup(report.startedAt)}"${counts({ ...report, cases })}`
  return `<testsuite name="${escapeMarkup(group)}" ${start}>\n${cases.map(testcase).join('\n')}\n</testsuite>`
}

function counts(report: Report): string {
  const { passed, failed, skipped } = countOutcomes(report)
  const seconds = report.cases.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000
  return ` tests="${passed + failed + skipped}" failures="${failed}" errors="0" skipped="${skipped}" time="${seconds}"`
}

function testcase(tried: ReportCase): string {
  const { name, group, outcome, message, durationMs } = tried
  const start = `<testcase classname="${escapeMarkup(group)}" name="${escapeMarkup(name)}" time="${durationMs / 1000}"`
  const properties = listProperties(tried)
  if (outcome === 'passed') return properties === '' ? `${start}/>` : `${start}>${properties}</testcase>`
  if (outcome === 'skipped')
    return `${start}>${properties}<skipped message="${escapeMarkup(message)}"/></testcase>`
  return `${start}>${properties}<failure type="${tried.verdict ? 'verdict' : 'finding'}" message="${escapeMarkup(message)}">${escapeMarkup(details(tried))}</failure></testcase>`
}

/** Lists what is worth knowing of any outcome: what it rests on, presets, an informational verdict, allowed findings. */
function listProperties({ verdict, message, findings, presetsInForce = [] }: ReportCase): string {
  const informational = verdict?.outcome === 'informational' ? [['verdict', message] as const] : []
  const allowed = findings.flatMap(({ rule, allowReason, seq }) =>
    allowReason === undefined ? [] : [['allowed', `${rule} (exchange ${seq}): ${allowReason}`] as const],
  )
  const basis = verdict && describeBasis(verdict)
  const based = basis === undefined ? [] : [['basis', basis] as const]
  const presets = presetsInForce.map((span) => ['preset', formatPresetSpan(span)] as const)
  const all = [...based, ...presets, ...informational, ...allowed].map(
    ([name, value]) => `<property name="${name}" value="${escapeMarkup(value)}"/>`,
  )
  return all.length === 0 ? '' : `<properties>${all.join('')}</properties>`
}

function details({ verdict, findings, observed }: ReportCase): string {
  return [
    ...(verdict ? [`A correct client: ${verdict.requirement}`, verdict.spec] : []),
    ...findings
      .filter(({ allowReason }) => allowReason === undefined)
      .map(
        ({ level, rule, message, seq, howToFix, spec }) =>
          `${level} ${rule} (exchange ${seq}): ${message}\n  ${howToFix}\n  ${spec}`,
      ),
    ...observed,
  ].join('\n')
}

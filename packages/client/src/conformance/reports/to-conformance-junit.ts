import { escapeXml } from '../../server/report/escape-xml.ts'
import { GROUPS } from '../declare/groups.ts'
import type { ConformanceReport, ReportedCase } from '../run/results/report.ts'

/**
 * Converts a report to JUnit XML: a suite for each group. A failure fails unless it is accepted, an inconclusive case is an
 * error, warnings and information are in system-out.
 */
export function toConformanceJunit({ fhirBase, cases }: ConformanceReport): string {
  const suites = Object.entries(GROUPS).flatMap(([name, title]) => {
    const own = cases.filter(({ group }) => group === name)
    return own.length === 0 ? [] : [toSuite(title, own)]
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${escapeXml(`smart-client conformance ${fhirBase}`)}">
${suites.join('\n')}
</testsuites>
`
}

const isFailure = ({ outcome, accepted }: ReportedCase): boolean =>
  outcome === 'failed' && accepted === undefined

function toSuite(title: string, cases: readonly ReportedCase[]): string {
  const count = (outcome: string) => cases.filter((each) => each.outcome === outcome).length
  const counts = `tests="${cases.length}" failures="${cases.filter(isFailure).length}" errors="${count('inconclusive')}" skipped="${count('skipped')}"`
  return `  <testsuite name="${escapeXml(title)}" ${counts}>
${cases.map(toTestCase).join('\n')}
  </testsuite>`
}

function toTestCase(each: ReportedCase): string {
  const { id, check, title, outcome, messages, howToFix, spec, durationMs, accepted } = each
  const name = escapeXml(`${title} [${id}]`)
  const open = `    <testcase classname="smart-client.conformance.${escapeXml(check)}" name="${name}" time="${durationMs / 1000}">`
  const message = escapeXml(messages.join(' '))
  if (outcome === 'passed') return `${open}</testcase>`
  if (outcome === 'skipped') return `${open}<skipped message="${message}"/></testcase>`
  if (outcome === 'inconclusive') return `${open}<error message="${message}"/></testcase>`
  if (isFailure(each))
    return `${open}<failure message="${message}">${escapeXml(`${howToFix}\n${spec.label} ${spec.url}`)}</failure></testcase>`
  const why = accepted === undefined ? '' : escapeXml(` (accepted: ${accepted})`)
  return `${open}<system-out>${outcome}: ${message}${why}</system-out></testcase>`
}

import { escapeXml } from '../../server/report/escape-xml.ts'
import { type CheckReport, selectSteps } from './check-report.ts'

/** Converts steps to JUnit XML: an error fails, a warning is in system-out. */
export function toJunit(report: Pick<CheckReport, 'fhirBase' | 'steps'>): string {
  const { fhirBase, steps } = report
  const failures = selectSteps(report, 'error').length
  const cases = steps.map(({ title, kind, durationMs = 0, verdict }) => {
    const open = `    <testcase classname="smart-client.check" name="${escapeXml(`${title} [${kind}]`)}" time="${durationMs / 1000}">`
    if (verdict?.level === 'error')
      return `${open}<failure message="${escapeXml(verdict.message)}">${escapeXml(verdict.whatToTry ?? '')}</failure></testcase>`
    if (verdict?.level === 'warning')
      return `${open}<system-out>${escapeXml(`warning: ${verdict.message}`)}</system-out></testcase>`
    return `${open}</testcase>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="${escapeXml(`smart-client check ${fhirBase}`)}" tests="${steps.length}" failures="${failures}">
${cases.join('\n')}
  </testsuite>
</testsuites>
`
}

import { type CheckReport, selectSteps } from './check-report.ts'

/** Converts steps to JUnit XML: an error fails, a warning is in system-out. */
export function toJunit(report: Pick<CheckReport, 'fhirBase' | 'steps'>): string {
  const { fhirBase, steps } = report
  const failures = selectSteps(report, 'error').length
  const cases = steps.map(({ title, kind, durationMs = 0, verdict }) => {
    const open = `    <testcase classname="smart-client.check" name="${toXml(`${title} [${kind}]`)}" time="${durationMs / 1000}">`
    if (verdict?.level === 'error')
      return `${open}<failure message="${toXml(verdict.message)}">${toXml(verdict.whatToTry ?? '')}</failure></testcase>`
    if (verdict?.level === 'warning')
      return `${open}<system-out>${toXml(`warning: ${verdict.message}`)}</system-out></testcase>`
    return `${open}</testcase>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="${toXml(`smart-client check ${fhirBase}`)}" tests="${steps.length}" failures="${failures}">
${cases.join('\n')}
  </testsuite>
</testsuites>
`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 does not allow, in any notation. */
const UNFIT = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu

function toXml(text: string): string {
  return text.replace(UNFIT, '\ufffd').replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c)
}

import type { Step } from '../model/run.ts'

/** Steps as JUnit XML: an error fails, a warning is told in system-out. */
export function toJunit(fhirBase: string, steps: readonly Step[]): string {
  const failures = steps.filter(({ verdict }) => verdict?.level === 'error').length
  const cases = steps.map(({ title, kind, durationMs = 0, verdict }) => {
    const open = `    <testcase classname="smart-client.check" name="${escape(`${title} [${kind}]`)}" time="${durationMs / 1000}">`
    if (verdict?.level === 'error')
      return `${open}<failure message="${escape(verdict.text)}">${escape(verdict.whatToTry ?? '')}</failure></testcase>`
    if (verdict?.level === 'warning')
      return `${open}<system-out>${escape(`warning: ${verdict.text}`)}</system-out></testcase>`
    return `${open}</testcase>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="${escape(`smart-client check ${fhirBase}`)}" tests="${steps.length}" failures="${failures}">
${cases.join('\n')}
  </testsuite>
</testsuites>
`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c)
}

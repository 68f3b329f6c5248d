import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

export const noScriptTags = defineRule({
  name: 'no-script-tags',
  level: 'error',
  ids: ['C-177'],
  spec: rfc(6750, '5.3'),
  text: 'Data and tokens are fetched, never loaded by a script tag.',
  fix: 'Use fetch with CORS instead of JSONP.',
  steps: ['token', ...FHIR_STEPS],
  check: (entry) => {
    const dest = incomingOf(entry).header('sec-fetch-dest')
    if (dest === undefined) return undefined
    return dest === 'script' ? fails('a script tag asked for this', 'fetch', dest) : PASS
  },
  examples: {
    good: [{ step: 'fhir-read', headers: [['Sec-Fetch-Dest', 'empty']] }],
    bad: [{ step: 'fhir-read', headers: [['Sec-Fetch-Dest', 'script']] }],
  },
})

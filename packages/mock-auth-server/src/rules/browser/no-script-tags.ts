import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const noScriptTags = defineRule({
  name: 'no-script-tags',
  level: 'error',
  catalogueIds: ['C-177'],
  spec: rfc(6750, '5.3'),
  requirement: 'Data and tokens are fetched, never loaded by a script tag.',
  howToFix: 'Use fetch with CORS instead of JSONP.',
  steps: ['token', ...FHIR_STEPS],
  check: (entry) => {
    const dest = toIncomingRequest(entry).header('sec-fetch-dest')
    if (dest === undefined) return undefined
    return dest === 'script' ? fail('a script tag requested this', 'fetch', dest) : PASS
  },
  examples: {
    valid: [{ step: 'fhir-read', headers: [['Sec-Fetch-Dest', 'empty']] }],
    invalid: [{ step: 'fhir-read', headers: [['Sec-Fetch-Dest', 'script']] }],
  },
})

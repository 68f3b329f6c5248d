import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { findForeignCookies } from '../evidence/requests/find-carried-credentials.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const noCookiesAcrossOrigins = defineRule({
  name: 'no-cookies-across-origins',
  level: 'info',
  catalogueIds: ['C-174'],
  spec: fetchStandard('cors-protocol-and-credentials'),
  requirement: 'Scripts call the token endpoint and the FHIR API without cookies.',
  howToFix: 'Leave credentials at same-origin, or set it to omit.',
  steps: ['token', ...FHIR_STEPS],
  check: (entry) => {
    if (toIncomingRequest(entry).header('origin') === undefined) return undefined
    const cookies = findForeignCookies(entry)
    return cookies.length === 0 ? PASS : fail('a script sent cookies', 'none', cookies.join(', '))
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', headers: [['Origin', 'https://app.example']] }],
    invalid: [
      {
        step: 'token',
        method: 'POST',
        headers: [
          ['Origin', 'https://app.example'],
          ['Cookie', 'sid=1'],
        ],
      },
    ],
  },
})

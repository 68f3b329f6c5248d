import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const discoveryWithoutPreflight = defineRule({
  name: 'discovery-without-preflight',
  level: 'info',
  catalogueIds: ['C-007'],
  spec: fetchStandard('cors-preflight-fetch'),
  requirement: 'Discovery sends no request header that triggers a CORS preflight.',
  howToFix:
    'Fetch smart-configuration without additional headers; Accept: application/json needs no preflight.',
  steps: ['preflight', 'discovery'],
  check: (entry) => {
    if (entry.step === 'discovery')
      return toIncomingRequest(entry).header('origin') === undefined ? undefined : PASS
    const headers = toIncomingRequest(entry).header('access-control-request-headers')
    if (!headers || !entry.request.target.includes('/.well-known/smart-configuration')) return undefined
    return fail('discovery triggered a preflight', 'no extra headers', headers)
  },
  examples: {
    valid: [{ step: 'discovery', headers: [['Origin', 'https://app.example']] }],
    invalid: [
      {
        step: 'preflight',
        method: 'OPTIONS',
        target: '/fhir/.well-known/smart-configuration',
        headers: [['Access-Control-Request-Headers', 'content-type']],
      },
    ],
  },
})

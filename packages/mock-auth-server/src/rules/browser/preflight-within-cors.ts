import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

/** Headers that SMART and FHIR requests need; servers may not allow any other header. */
const NEEDED = new Set([
  'authorization',
  'content-type',
  'accept',
  'prefer',
  'cache-control',
  'if-match',
  'if-none-match',
  'if-none-exist',
  'if-modified-since',
])

export const preflightWithinCors = defineRule({
  name: 'preflight-within-cors',
  level: 'info',
  catalogueIds: ['C-173'],
  spec: fetchStandard('cors-preflight-fetch'),
  requirement: 'Scripts send only the request headers that SMART and FHIR need.',
  howToFix: 'Remove your own headers (tracing, X-Requested-With) from cross-origin requests.',
  steps: ['preflight'],
  check: (entry) => {
    const header = toIncomingRequest(entry).header('access-control-request-headers')
    if (header === undefined) return undefined
    const extra = header
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== '' && !NEEDED.has(name))
    return extra.length === 0
      ? PASS
      : fail('a script sends additional headers', [...NEEDED].join(', '), extra.join(', '))
  },
  examples: {
    valid: [
      {
        step: 'preflight',
        method: 'OPTIONS',
        headers: [['Access-Control-Request-Headers', 'authorization']],
      },
    ],
    invalid: [
      {
        step: 'preflight',
        method: 'OPTIONS',
        headers: [['Access-Control-Request-Headers', 'x-requested-with']],
      },
    ],
  },
})

import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { acceptsMediaType } from '../../core/http/accepts-media-type.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const tokenAccept = defineRule({
  name: 'token-accept',
  level: 'warning',
  catalogueIds: ['C-093'],
  spec: rfc(6749, '5.1'),
  requirement: 'An Accept header of a token request allows application/json.',
  howToFix: 'Send Accept: application/json, or no Accept header.',
  steps: ['token'],
  check: (entry) => {
    const accept = toIncomingRequest(entry).header('accept')
    if (accept === undefined) return undefined
    return acceptsMediaType(accept, 'application/json')
      ? PASS
      : fail('Accept does not allow JSON', 'JSON', accept)
  },
  examples: {
    valid: [{ step: 'token', headers: [['Accept', '*/*']] }],
    invalid: [{ step: 'token', headers: [['Accept', 'application/fhir+json']] }],
  },
})

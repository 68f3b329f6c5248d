import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { acceptsMediaType } from '../../core/http/accepts-media-type.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const discoveryAccept = defineRule({
  name: 'discovery-accept',
  level: 'warning',
  catalogueIds: ['C-005'],
  spec: appLaunch('step-3-discovery'),
  requirement: 'An Accept header of discovery allows application/json.',
  howToFix: 'Send Accept: application/json, or no Accept header.',
  steps: ['discovery'],
  check: (entry) => {
    const accept = toIncomingRequest(entry).header('accept')
    if (accept === undefined) return undefined
    return acceptsMediaType(accept, 'application/json')
      ? PASS
      : fail('Accept does not allow JSON', 'application/json', accept)
  },
  examples: {
    valid: [{ step: 'discovery', headers: [['Accept', 'application/json, text/plain;q=0.5']] }],
    invalid: [{ step: 'discovery', headers: [['Accept', 'application/fhir+json']] }],
  },
})

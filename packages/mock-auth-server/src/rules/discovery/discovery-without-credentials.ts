import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findCarriedCredentials } from '../evidence/requests/find-carried-credentials.ts'

export const discoveryWithoutCredentials = defineRule({
  name: 'discovery-without-credentials',
  level: 'warning',
  catalogueIds: ['C-006'],
  spec: rfc(6750, '5.3'),
  requirement: 'Public documents are fetched without credentials.',
  howToFix: 'Leave out the Authorization header and cookies for public documents.',
  steps: ['discovery', 'openid-configuration', 'jwks'],
  check: (entry) => {
    const carried = findCarriedCredentials(entry)
    return carried ? fail('credentials were sent to a public document', 'none', carried) : PASS
  },
  examples: {
    valid: [{ step: 'discovery' }],
    invalid: [{ step: 'jwks', headers: [['Authorization', 'Bearer at.1']] }],
  },
})

import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { oidc } from '../../core/declare/spec.ts'

export const nonceWithOpenid = defineRule({
  name: 'nonce-with-openid',
  level: 'info',
  catalogueIds: ['C-053'],
  spec: oidc('AuthRequest'),
  requirement: 'A request for an id_token carries a nonce.',
  howToFix: 'Send a nonce with the scope openid, and compare it with the one in the id_token.',
  steps: ['authorize'],
  check: ({ facts: { nonce, scope } }) => {
    if (!scope?.split(' ').includes('openid')) return undefined
    return nonce ? PASS : fail('openid is requested without a nonce', 'a nonce', 'none')
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'openid', nonce: 'Zb3kPq9XwR2mYt7aLn5vCq' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'openid fhirUser' } }],
  },
})

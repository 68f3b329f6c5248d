import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { parseAuthorizeParams } from '../evidence/requests/to-incoming-request.ts'

const SECRET = ['client_secret', 'client_assertion', 'code_verifier', 'access_token', 'refresh_token', 'code']

export const authorizeWithoutSecrets = defineRule({
  name: 'authorize-without-secrets',
  level: 'error',
  catalogueIds: ['C-023'],
  spec: rfc(6749, '2.3.1'),
  requirement: 'The authorize request passes through the browser and carries no secret.',
  howToFix: 'Send secrets, assertions and the code_verifier to the token endpoint only.',
  steps: ['authorize'],
  check: (entry) => {
    const params = parseAuthorizeParams(entry)
    const name = SECRET.find((each) => params.has(each))
    if (name) return fail('the authorize request contains a secret', 'none', name)
    return params.size === 0 ? undefined : PASS
  },
  examples: {
    valid: [{ step: 'authorize', target: '/auth/authorize?client_id=app' }],
    invalid: [{ step: 'authorize', target: '/auth/authorize?client_id=app&client_secret=s' }],
  },
})

import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

const PARAMS = [
  'grant_type',
  'code',
  'redirect_uri',
  'client_id',
  'client_secret',
  'code_verifier',
  'refresh_token',
  'client_assertion',
  'client_assertion_type',
  'scope',
]

export const tokenBodyOnly = defineRule({
  name: 'token-body-only',
  level: 'error',
  catalogueIds: ['C-082'],
  spec: rfc(6749, '2.3.1'),
  requirement: 'The parameters of a token request are in its body, not in the URL.',
  howToFix: 'Move every parameter from the query into the form.',
  steps: ['token'],
  check: (entry) => {
    const { query, method } = toIncomingRequest(entry)
    const name = PARAMS.find((each) => query.has(each))
    if (name) return fail('a parameter is in the URL', 'the body', name)
    return method === 'POST' ? PASS : undefined
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', target: '/auth/token' }],
    invalid: [{ step: 'token', method: 'POST', target: '/auth/token?grant_type=authorization_code' }],
  },
})

import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'

export const oneMethod = defineRule({
  name: 'one-method',
  level: 'error',
  catalogueIds: ['C-097'],
  spec: rfc(6749, '2.3'),
  requirement: 'A client uses one authentication method per request.',
  howToFix: 'Send either the Authorization header, the secret in the form, or an assertion.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const { methods } = readCredentials(entry)
    if (methods.length === 0) return undefined
    return methods.length === 1
      ? PASS
      : fail('the request has several credentials', 'one', methods.join(' and '))
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic YTpi']], body: 'code=1' }],
    invalid: [
      { step: 'token', method: 'POST', headers: [['Authorization', 'Basic YTpi']], body: 'client_secret=b' },
    ],
  },
})

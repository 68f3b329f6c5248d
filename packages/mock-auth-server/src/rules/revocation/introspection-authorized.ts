import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { tokenIntrospection } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const introspectionAuthorized = defineRule({
  name: 'introspection-authorized',
  level: 'warning',
  catalogueIds: ['C-169'],
  spec: tokenIntrospection('authorization-to-perform-token-introspection'),
  requirement: 'The caller authenticates itself at the introspection endpoint.',
  howToFix:
    'Send Authorization: Bearer with a token of the caller, or authenticate as a client; servers may require it.',
  steps: ['introspect'],
  check: (entry) => {
    const authorized =
      toIncomingRequest(entry).header('authorization') !== undefined ||
      readCredentials(entry).methods.length > 0
    return authorized
      ? PASS
      : fail('the introspection request has no authorization', 'a bearer token', 'none')
  },
  examples: {
    valid: [
      { step: 'introspect', method: 'POST', headers: [['Authorization', 'Bearer at.1']], body: 'token=at.2' },
    ],
    invalid: [{ step: 'introspect', method: 'POST', body: 'token=at.2' }],
  },
})

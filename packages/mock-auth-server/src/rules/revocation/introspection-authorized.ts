import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { tokenIntrospection } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/read-credentials.ts'
import { toIncomingRequest } from '../evidence/to-incoming-request.ts'

export const introspectionAuthorized = defineRule({
  name: 'introspection-authorized',
  level: 'warning',
  ids: ['C-169'],
  spec: tokenIntrospection('authorization-to-perform-token-introspection'),
  text: 'The caller authenticates itself at the introspection endpoint.',
  fix: 'Send Authorization: Bearer with a token of the caller, or authenticate as a client; servers may require it.',
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
    good: [
      { step: 'introspect', method: 'POST', headers: [['Authorization', 'Bearer at.1']], body: 'token=at.2' },
    ],
    bad: [{ step: 'introspect', method: 'POST', body: 'token=at.2' }],
  },
})

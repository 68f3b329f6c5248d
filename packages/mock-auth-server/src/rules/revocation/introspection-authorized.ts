import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { tokenIntrospection } from '../../core/declare/spec.ts'
import { credentialsOf } from '../evidence/credentials-of.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

export const introspectionAuthorized = defineRule({
  name: 'introspection-authorized',
  level: 'warning',
  ids: ['C-169'],
  spec: tokenIntrospection('authorization-to-perform-token-introspection'),
  text: 'Who introspects shows an authorization of its own.',
  fix: 'Send Authorization: Bearer with a token of the caller, or authenticate as a client; servers may demand it.',
  steps: ['introspect'],
  check: (entry) => {
    const authorized =
      incomingOf(entry).header('authorization') !== undefined || credentialsOf(entry).methods.length > 0
    return authorized ? PASS : fails('introspection came without authorization', 'a bearer token', 'none')
  },
  examples: {
    good: [
      { step: 'introspect', method: 'POST', headers: [['Authorization', 'Bearer at.1']], body: 'token=at.2' },
    ],
    bad: [{ step: 'introspect', method: 'POST', body: 'token=at.2' }],
  },
})

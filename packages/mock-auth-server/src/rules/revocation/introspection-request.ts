import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FORM } from '../../core/http/incoming.ts'
import { formOf, incomingOf } from '../evidence/incoming-of.ts'

export const introspectionRequest = defineRule({
  name: 'introspection-request',
  level: 'error',
  ids: ['C-169'],
  spec: rfc(7662, '2.1'),
  text: 'Introspection is a POST of a form with the token in it.',
  fix: 'Send token in the body of a POST as a form, not in the URL.',
  steps: ['introspect'],
  check: (entry) => {
    const { method, mediaType, query } = incomingOf(entry)
    if (query.has('token')) return fails('the token is in the URL', 'the body', 'URL')
    if (method !== 'POST') return fails('introspection is no POST', 'POST', method)
    if (mediaType !== FORM) return fails('the body is not a form', FORM, mediaType || 'no type')
    return formOf(entry).get('token') ? PASS : fails('there is no token', 'token', 'none')
  },
  examples: {
    good: [{ step: 'introspect', method: 'POST', headers: [['Content-Type', FORM]], body: 'token=at.1' }],
    bad: [{ step: 'introspect', target: '/auth/introspect?token=at.1' }],
  },
})

import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FORM_MEDIA_TYPE } from '../../core/http/incoming-request.ts'
import { parseForm, toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const introspectionRequest = defineRule({
  name: 'introspection-request',
  level: 'error',
  catalogueIds: ['C-169'],
  spec: rfc(7662, '2.1'),
  requirement: 'Introspection is a POST of a form with the token in it.',
  howToFix: 'Send token in the body of a POST as a form, not in the URL.',
  steps: ['introspect'],
  check: (entry) => {
    const { method, mediaType, query } = toIncomingRequest(entry)
    if (query.has('token')) return fail('the token is in the URL', 'the body', 'URL')
    if (method !== 'POST') return fail('introspection does not use POST', 'POST', method)
    if (mediaType !== FORM_MEDIA_TYPE)
      return fail('the body is not a form', FORM_MEDIA_TYPE, mediaType || 'no type')
    return parseForm(entry).get('token') ? PASS : fail('token is missing', 'token', 'none')
  },
  examples: {
    valid: [
      {
        step: 'introspect',
        method: 'POST',
        headers: [['Content-Type', FORM_MEDIA_TYPE]],
        body: 'token=at.1',
      },
    ],
    invalid: [{ step: 'introspect', target: '/auth/introspect?token=at.1' }],
  },
})

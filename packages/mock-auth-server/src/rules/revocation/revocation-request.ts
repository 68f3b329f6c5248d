import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FORM } from '../../core/http/incoming.ts'
import { credentialsOf } from '../evidence/credentials-of.ts'
import { formOf, incomingOf } from '../evidence/incoming-of.ts'

export const revocationRequest = defineRule({
  name: 'revocation-request',
  level: 'error',
  ids: ['C-170'],
  spec: rfc(7009, '2.1'),
  text: 'Revocation is a POST of a form with the token, authenticated as the client is registered.',
  fix: 'Send token in a form by POST, with the same client authentication as at the token endpoint.',
  steps: ['revoke'],
  check: (entry) => {
    const { method, mediaType, query } = incomingOf(entry)
    if (query.has('token')) return fails('the token is in the URL', 'the body', 'URL')
    if (method !== 'POST') return fails('revocation is no POST', 'POST', method)
    if (mediaType !== FORM) return fails('the body is not a form', FORM, mediaType || 'no type')
    if (!formOf(entry).get('token')) return fails('there is no token', 'token', 'none')
    const { clientType } = entry.facts
    const bare =
      clientType !== undefined && clientType !== 'public' && credentialsOf(entry).methods.length === 0
    return bare ? fails(`the ${clientType} client sent no credentials`, 'credentials', 'none') : PASS
  },
  examples: {
    good: [
      { step: 'revoke', method: 'POST', headers: [['Content-Type', FORM]], body: 'token=rt.1&client_id=a' },
    ],
    bad: [
      {
        step: 'revoke',
        method: 'POST',
        headers: [['Content-Type', FORM]],
        body: 'token=rt.1&client_id=a',
        facts: { clientType: 'confidential-symmetric' },
      },
    ],
  },
})

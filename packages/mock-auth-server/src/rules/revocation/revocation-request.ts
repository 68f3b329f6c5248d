import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FORM_MEDIA_TYPE } from '../../core/http/incoming-request.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'
import { parseForm, toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const revocationRequest = defineRule({
  name: 'revocation-request',
  level: 'error',
  catalogueIds: ['C-170'],
  spec: rfc(7009, '2.1'),
  requirement:
    "Revocation is a POST of a form with the token, authenticated with the client's registered method.",
  howToFix: 'Send token in a form by POST, with the same client authentication as at the token endpoint.',
  steps: ['revoke'],
  check: (entry) => {
    const { method, mediaType, query } = toIncomingRequest(entry)
    if (query.has('token')) return fail('the token is in the URL', 'the body', 'URL')
    if (method !== 'POST') return fail('revocation does not use POST', 'POST', method)
    if (mediaType !== FORM_MEDIA_TYPE)
      return fail('the body is not a form', FORM_MEDIA_TYPE, mediaType || 'no type')
    if (!parseForm(entry).get('token')) return fail('token is missing', 'token', 'none')
    const { clientType } = entry.facts
    const bare =
      clientType !== undefined && clientType !== 'public' && readCredentials(entry).methods.length === 0
    return bare ? fail(`the ${clientType} client sent no credentials`, 'credentials', 'none') : PASS
  },
  examples: {
    valid: [
      {
        step: 'revoke',
        method: 'POST',
        headers: [['Content-Type', FORM_MEDIA_TYPE]],
        body: 'token=rt.1&client_id=a',
      },
    ],
    invalid: [
      {
        step: 'revoke',
        method: 'POST',
        headers: [['Content-Type', FORM_MEDIA_TYPE]],
        body: 'token=rt.1&client_id=a',
        facts: { clientType: 'confidential-symmetric' },
      },
    ],
  },
})

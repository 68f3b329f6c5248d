import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientSymmetric } from '../../core/declare/spec.ts'
import { decodeBasicPair, readCredentials } from '../evidence/requests/read-credentials.ts'

export const basicReadable = defineRule({
  name: 'basic-readable',
  level: 'warning',
  catalogueIds: ['C-101'],
  spec: clientSymmetric('authentication-using-a-client_secret'),
  requirement: 'The value of Basic is the base64 of client_id, a colon and the secret.',
  howToFix:
    'Encode both as application/x-www-form-urlencoded, join them with a colon, and encode the result as base64.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const { basic } = readCredentials(entry)
    if (basic === undefined) return undefined
    const pair = decodeBasicPair(basic)
    if (!pair) return fail('the value cannot be read', 'base64 of id:secret', 'something else')
    return pair.id === '' || pair.secret === '' ? fail('id or secret is empty', 'both', 'one') : PASS
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic YTpi']] }],
    invalid: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic a:b']] }],
  },
})

import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { VERIFIER } from '../../core/oauth/pkce.ts'

export const verifierForm = defineRule({
  name: 'verifier-form',
  level: 'error',
  catalogueIds: ['C-043'],
  spec: rfc(7636, '4.1'),
  requirement: 'A code_verifier has 43 to 128 characters of A-Z a-z 0-9 - . _ ~.',
  howToFix: 'Use 32 random bytes as base64url without padding: 43 characters.',
  steps: ['token'],
  check: ({ facts: { codeVerifier } }) => {
    if (!codeVerifier) return undefined
    if (VERIFIER.test(codeVerifier)) return PASS
    const odd = /[^A-Za-z0-9\-._~]/.exec(codeVerifier)?.[0]
    const actual = odd ? `the character ${JSON.stringify(odd)}` : `${codeVerifier.length} characters`
    return fail('the code_verifier is malformed', '43 to 128 unreserved characters', actual)
  },
  examples: {
    valid: [{ step: 'token', facts: { codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' } }],
    invalid: [{ step: 'token', facts: { codeVerifier: 'too-short' } }],
  },
})

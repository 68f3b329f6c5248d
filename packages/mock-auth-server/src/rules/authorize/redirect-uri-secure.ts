import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { isSecure } from '../evidence/is-secure.ts'

export const redirectUriSecure = defineRule({
  name: 'redirect-uri-secure',
  level: 'error',
  catalogueIds: ['C-026'],
  spec: rfc(9700, '2.6'),
  requirement: 'The redirect_uri uses https; plain http is allowed on loopback only.',
  howToFix: 'Serve the callback over https.',
  steps: ['authorize'],
  check: ({ facts: { redirectUri } }) => {
    if (!redirectUri || !URL.canParse(redirectUri)) return undefined
    return isSecure(redirectUri) ? PASS : fail('the callback uses plain http', 'https', redirectUri)
  },
  examples: {
    valid: [{ step: 'authorize', facts: { redirectUri: 'http://localhost:3000/cb' } }],
    invalid: [{ step: 'authorize', facts: { redirectUri: 'http://app.example/cb' } }],
  },
})

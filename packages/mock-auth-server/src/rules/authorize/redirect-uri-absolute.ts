import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'

export const redirectUriAbsolute = defineRule({
  name: 'redirect-uri-absolute',
  level: 'error',
  catalogueIds: ['C-025'],
  spec: rfc(6749, '3.1.2'),
  requirement: 'The redirect_uri is an absolute URL without a fragment.',
  howToFix: 'Send the complete callback URL, with scheme and host, and without a fragment.',
  steps: ['authorize'],
  check: ({ facts: { redirectUri } }) => {
    if (!redirectUri) return undefined
    if (!URL.canParse(redirectUri))
      return fail('redirect_uri is not absolute', 'an absolute URL', redirectUri)
    if (redirectUri.includes('#')) return fail('redirect_uri has a fragment', 'no fragment', redirectUri)
    return PASS
  },
  examples: {
    valid: [{ step: 'authorize', facts: { redirectUri: 'https://app.example/cb' } }],
    invalid: [{ step: 'authorize', facts: { redirectUri: '/cb' } }],
  },
})

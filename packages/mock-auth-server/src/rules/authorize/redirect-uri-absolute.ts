import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'

export const redirectUriAbsolute = defineRule({
  name: 'redirect-uri-absolute',
  level: 'error',
  ids: ['C-025'],
  spec: rfc(6749, '3.1.2'),
  text: 'The redirect_uri is an absolute URL without a fragment.',
  fix: 'Send the complete callback URL, with scheme and host, and without a fragment.',
  steps: ['authorize'],
  check: ({ facts: { redirectUri } }) => {
    if (!redirectUri) return undefined
    if (!URL.canParse(redirectUri))
      return fail('redirect_uri is not absolute', 'an absolute URL', redirectUri)
    if (redirectUri.includes('#')) return fail('redirect_uri has a fragment', 'no fragment', redirectUri)
    return PASS
  },
  examples: {
    good: [{ step: 'authorize', facts: { redirectUri: 'https://app.example/cb' } }],
    bad: [{ step: 'authorize', facts: { redirectUri: '/cb' } }],
  },
})

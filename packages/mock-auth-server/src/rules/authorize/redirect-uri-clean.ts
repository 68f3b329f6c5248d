import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'

const CARRIED =
  /^(?:next|url|uri|return|return_?(?:to|url)|redirect|redirect_?(?:to|url|uri)|continue|dest|target|goto|token|access_token|session|session_?id|sid|jwt)$/i

export const redirectUriClean = defineRule({
  name: 'redirect-uri-clean',
  level: 'warning',
  catalogueIds: ['C-027'],
  spec: rfc(9700, '4.11.1'),
  requirement: 'The redirect_uri carries no session, token or other URL.',
  howToFix: 'Store such values in the session that belongs to the state, not in the callback URL.',
  steps: ['authorize'],
  check: ({ facts: { redirectUri } }) => {
    if (!redirectUri || !URL.canParse(redirectUri)) return undefined
    const name = [...new URL(redirectUri).searchParams.keys()].find((key) => CARRIED.test(key))
    return name ? fail('the callback URL carries data', 'no such parameter', name) : PASS
  },
  examples: {
    valid: [{ step: 'authorize', facts: { redirectUri: 'https://app.example/cb?tenant=7' } }],
    invalid: [
      { step: 'authorize', facts: { redirectUri: 'https://app.example/cb?next=https://evil.example' } },
    ],
  },
})

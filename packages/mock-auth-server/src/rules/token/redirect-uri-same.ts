import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findIssuedCode } from '../evidence/find-issued-code.ts'

export const redirectUriSame = defineRule({
  name: 'redirect-uri-same',
  level: 'error',
  catalogueIds: ['C-090'],
  spec: appLaunch('request-5'),
  requirement: 'The token request repeats the redirect_uri of the authorize request.',
  howToFix: 'Send the same redirect_uri string in both requests.',
  steps: ['token'],
  check: ({ facts: { code, redirectUri } }, past) => {
    const expected = findIssuedCode(past, code)?.facts.redirectUri
    if (expected === undefined) return undefined
    return redirectUri === expected
      ? PASS
      : fail('redirect_uri is a different one', expected, redirectUri ?? 'none')
  },
  examples: {
    valid: [
      { step: 'decide', facts: { issuedCode: 'code.1', redirectUri: 'https://app.example/cb' } },
      { step: 'token', facts: { code: 'code.1', redirectUri: 'https://app.example/cb' } },
    ],
    invalid: [
      { step: 'decide', facts: { issuedCode: 'code.1', redirectUri: 'https://app.example/cb' } },
      { step: 'token', facts: { code: 'code.1', redirectUri: 'https://app.example/' } },
    ],
  },
})

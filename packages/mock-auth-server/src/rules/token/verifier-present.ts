import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findIssuedCode } from '../evidence/find-issued-code.ts'

export const verifierPresent = defineRule({
  name: 'verifier-present',
  level: 'error',
  catalogueIds: ['C-042'],
  spec: appLaunch('request-5'),
  requirement: 'A code that was requested with a challenge is redeemed with its code_verifier.',
  howToFix: 'Keep the code_verifier of each authorize request, and send it with the code.',
  steps: ['token'],
  check: ({ facts: { code, codeVerifier } }, past) => {
    if (findIssuedCode(past, code)?.facts.codeChallenge === undefined) return undefined
    return codeVerifier ? PASS : fail('code_verifier is missing', 'the verifier of the challenge', 'none')
  },
  examples: {
    valid: [
      { step: 'decide', facts: { issuedCode: 'code.1', codeChallenge: 'c' } },
      { step: 'token', facts: { code: 'code.1', codeVerifier: 'v' } },
    ],
    invalid: [
      { step: 'decide', facts: { issuedCode: 'code.1', codeChallenge: 'c' } },
      { step: 'token', facts: { code: 'code.1' } },
    ],
  },
})

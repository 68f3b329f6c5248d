import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findIssuedCode } from '../evidence/find-issued-code.ts'

export const verifierNeedsChallenge = defineRule({
  name: 'verifier-needs-challenge',
  level: 'warning',
  catalogueIds: ['C-046'],
  spec: rfc(9700, '4.8'),
  requirement: 'A code_verifier is sent only when the authorize request had a code_challenge.',
  howToFix: 'Send a code_challenge with the authorize request too.',
  steps: ['token'],
  check: ({ facts: { code, codeVerifier } }, past) => {
    const issued = findIssuedCode(past, code)
    if (!issued || !codeVerifier) return undefined
    return issued.facts.codeChallenge
      ? PASS
      : fail('the authorize request had no code_challenge', 'a challenge', 'none')
  },
  examples: {
    valid: [
      { step: 'decide', facts: { issuedCode: 'code.1', codeChallenge: 'c' } },
      { step: 'token', facts: { code: 'code.1', codeVerifier: 'v' } },
    ],
    invalid: [
      { step: 'decide', facts: { issuedCode: 'code.1' } },
      { step: 'token', facts: { code: 'code.1', codeVerifier: 'v' } },
    ],
  },
})

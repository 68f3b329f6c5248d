import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findIssuedCode } from '../evidence/find-issued-code.ts'

export const verifierNeedsChallenge = defineRule({
  name: 'verifier-needs-challenge',
  level: 'warning',
  ids: ['C-046'],
  spec: rfc(9700, '4.8'),
  text: 'A code_verifier is sent only when the authorize request had a code_challenge.',
  fix: 'Send a code_challenge with the authorize request too.',
  steps: ['token'],
  check: ({ facts: { code, codeVerifier } }, past) => {
    const issued = findIssuedCode(past, code)
    if (!issued || !codeVerifier) return undefined
    return issued.facts.codeChallenge
      ? PASS
      : fail('the authorize request had no code_challenge', 'a challenge', 'none')
  },
  examples: {
    good: [
      { step: 'decide', facts: { issuedCode: 'code.1', codeChallenge: 'c' } },
      { step: 'token', facts: { code: 'code.1', codeVerifier: 'v' } },
    ],
    bad: [
      { step: 'decide', facts: { issuedCode: 'code.1' } },
      { step: 'token', facts: { code: 'code.1', codeVerifier: 'v' } },
    ],
  },
})

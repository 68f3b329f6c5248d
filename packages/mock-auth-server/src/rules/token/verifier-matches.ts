import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findIssuedCode } from '../evidence/find-issued-code.ts'

export const verifierMatches = defineRule({
  name: 'verifier-matches',
  level: 'error',
  catalogueIds: ['C-044'],
  spec: rfc(7636, '4.6'),
  requirement: 'The SHA-256 of the code_verifier is the code_challenge of that code.',
  howToFix: 'Store the verifier under the state of its login, so that two tabs do not swap theirs.',
  steps: ['token'],
  check: ({ facts: { code, codeVerifier, codeVerifierS256 } }, past) => {
    const challenge = findIssuedCode(past, code)?.facts.codeChallenge
    if (challenge === undefined || !codeVerifier || codeVerifierS256 === undefined) return undefined
    if (codeVerifierS256 === challenge) return PASS
    return codeVerifier === challenge
      ? fail('the verifier was sent as the challenge, as with plain', 'S256', 'plain')
      : fail('the verifier does not match the challenge', challenge, codeVerifierS256)
  },
  examples: {
    valid: [
      { step: 'decide', facts: { issuedCode: 'code.1', codeChallenge: 'hash' } },
      { step: 'token', facts: { code: 'code.1', codeVerifier: 'v', codeVerifierS256: 'hash' } },
    ],
    invalid: [
      { step: 'decide', facts: { issuedCode: 'code.1', codeChallenge: 'hash' } },
      { step: 'token', facts: { code: 'code.1', codeVerifier: 'w', codeVerifierS256: 'other' } },
    ],
  },
})

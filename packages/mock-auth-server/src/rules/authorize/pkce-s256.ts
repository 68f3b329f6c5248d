import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { CHALLENGE } from '../../core/oauth/pkce.ts'

export const pkceS256 = defineRule({
  name: 'pkce-s256',
  level: 'error',
  catalogueIds: ['C-038', 'C-039', 'C-040'],
  spec: appLaunch('considerations-for-pkce-support'),
  requirement:
    'Every authorize request to a server that requires PKCE carries a code_challenge; it is made with S256, of 43 base64url characters.',
  howToFix:
    'Send code_challenge = base64url(sha256(code_verifier)) without padding, and code_challenge_method=S256.',
  steps: ['authorize'],
  check: ({ facts }) => {
    const { codeChallenge, codeChallengeMethod, pkce } = facts
    if (!codeChallenge && pkce === 'optional') return undefined
    if (!codeChallenge) return fail('code_challenge is missing', 'a code_challenge', 'none')
    if (codeChallengeMethod !== 'S256') {
      return fail(
        'code_challenge_method is not S256',
        'S256',
        codeChallengeMethod ?? 'absent, which means plain',
      )
    }
    if (!CHALLENGE.test(codeChallenge)) {
      return fail('code_challenge is not an S256 digest', '43 characters of A-Z a-z 0-9 - _', codeChallenge)
    }
    return PASS
  },
  examples: {
    valid: [
      {
        step: 'authorize',
        facts: { codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', codeChallengeMethod: 'S256' },
      },
    ],
    invalid: [
      {
        step: 'authorize',
        facts: { codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM=', codeChallengeMethod: 'S256' },
      },
    ],
  },
})

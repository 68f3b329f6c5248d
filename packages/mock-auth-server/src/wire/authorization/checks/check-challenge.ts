import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { Client } from '../../../core/oauth/client.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import { CHALLENGE, computeS256Challenge } from '../../../core/oauth/pkce.ts'
import { getPkcePolicy } from './get-pkce-policy.ts'

/**
 * Returns the S256 challenge of a request; `undefined` where PKCE is optional and not used. Throws
 * `invalid_request` (S-049).
 */
export function checkChallenge(
  options: TenantOptions,
  client: Client,
  params: URLSearchParams,
): string | undefined {
  const challenge = params.get('code_challenge')
  const method = params.get('code_challenge_method')
  if (!challenge) {
    if (getPkcePolicy(options, client) === 'optional') return undefined
    throw new OAuthError(
      'invalid_request',
      'The parameter code_challenge is missing: PKCE with S256 is required',
      { cause: 'parameterMissing' },
    )
  }
  if (method !== 'S256') {
    // What is stored is as if it had come as S256, so that the plain verifier redeems the code.
    if (!isEnforced(options, 'pkce-method')) return computeS256Challenge(challenge)
    throw new OAuthError(
      'invalid_request',
      `code_challenge_method must be S256, not ${method || 'absent (plain)'}`,
    )
  }
  if (!CHALLENGE.test(challenge) && isEnforced(options, 'pkce-challenge-format')) {
    throw new OAuthError('invalid_request', `code_challenge is ${challengeProblem(challenge)}`)
  }
  return challenge
}

function challengeProblem(challenge: string): string {
  if (/^[0-9a-f]{64}$/i.test(challenge))
    return 'a hex digest; it must be the base64url of the 32 digest bytes'
  if (/[+/]/.test(challenge)) return 'base64; it must be base64url, with - and _ instead of + and /'
  if (challenge.endsWith('=')) return 'padded; it must be base64url without ='
  return `${challenge.length} characters; an S256 challenge has 43 of A-Z a-z 0-9 - _`
}

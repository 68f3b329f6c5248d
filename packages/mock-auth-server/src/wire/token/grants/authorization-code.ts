import type { AuthorizationCode } from '../../../core/oauth/grant.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import { computeS256Challenge, VERIFIER } from '../../../core/oauth/pkce.ts'
import { hasScope } from '../../shared/scope-policy.ts'
import { createRefreshToken, issueTokens } from '../issue-tokens.ts'
import type { GrantType, TokenRequest } from './grant-type.ts'

/** A code for tokens, once, with everything that it is bound to (S-059, S-060, S-068 to S-070). */
export const authorizationCode: GrantType<AuthorizationCode> = {
  type: 'authorization_code',
  advertised: true,

  find: (form, tenant) => tenant.state.findCode(form.get('code') ?? ''),

  async issue(request, code) {
    const { tenant, form, client } = request
    if (!form.get('code')) throw new OAuthError('invalid_request', 'The parameter code is missing')
    if (!code) throw new OAuthError('invalid_grant', 'The code was not issued by this server')
    if (code.grant.clientId !== client.clientId) {
      throw new OAuthError('invalid_grant', `The code was not issued to ${client.clientId}`)
    }
    checkRedirectUri(code, form.get('redirect_uri'))
    await checkVerifier(code, form.get('code_verifier'))
    await redeem(request, code)
    const grant = request.pass('token.grant', code.grant)
    const refresh = wantsRefresh(grant.scope) ? createRefreshToken(request, grant) : undefined
    if (refresh) await tenant.state.putRefreshToken(refresh)
    return issueTokens(request, grant, grant.scope, refresh)
  },
}

function wantsRefresh(scope: string): boolean {
  return hasScope(scope, 'offline_access') || hasScope(scope, 'online_access')
}

function checkRedirectUri(code: AuthorizationCode, given: string | null): void {
  if (!given) throw new OAuthError('invalid_request', 'The parameter redirect_uri is missing')
  if (given === code.redirectUri) return
  throw new OAuthError(
    'invalid_grant',
    'redirect_uri is not that of the authorize request',
    `redirect_uri is ${given}, but was ${code.redirectUri} in the authorize request`,
  )
}

async function checkVerifier(code: AuthorizationCode, given: string | null): Promise<void> {
  if (code.codeChallenge === undefined) {
    if (!given) return
    throw new OAuthError(
      'invalid_grant',
      'code_verifier was sent, but the code was requested without a challenge',
    )
  }
  if (!given) throw new OAuthError('invalid_grant', 'The parameter code_verifier is missing')
  if (!VERIFIER.test(given)) {
    throw new OAuthError('invalid_grant', 'code_verifier must be 43 to 128 characters of A-Z a-z 0-9 - . _ ~')
  }
  const challenge = computeS256Challenge(given)
  if (challenge === code.codeChallenge) return
  const why =
    given === code.codeChallenge
      ? 'the verifier equals the challenge: it was sent as plain'
      : `its S256 hash is ${challenge}, but the challenge was ${code.codeChallenge}`
  throw new OAuthError('invalid_grant', 'code_verifier does not match the code_challenge', why)
}

async function redeem({ tenant }: TokenRequest, { code, grant }: AuthorizationCode): Promise<void> {
  const { outcome } = await tenant.state.redeemCode(code, tenant.clock.expiryNow())
  if (outcome === 'redeemed') return
  if (outcome !== 'replayed') throw new OAuthError('invalid_grant', `The code is ${outcome}`)
  const revoked = await tenant.state.revokeFamily(grant.family)
  throw new OAuthError(
    'invalid_grant',
    'The code was used before',
    `the code was used before; the ${revoked} tokens issued from it are now revoked`,
  )
}

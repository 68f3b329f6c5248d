import { isEnforced, type ServerRequirement } from '../../../core/declare/server-requirements.ts'
import type { AuthorizationCode, Grant, RefreshToken } from '../../../core/oauth/grant.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import { computeS256Challenge, VERIFIER } from '../../../core/oauth/pkce.ts'
import type { RefreshPolicy } from '../../../core/oauth/refresh-policy.ts'
import { createRefreshToken, issueTokens } from '../issue-tokens.ts'
import { computeRefreshExpiry, decideRefreshPolicy, recordRefreshExpiry } from '../refresh-policy.ts'
import type { GrantType, TokenRequest } from './grant-type.ts'

/** A code for tokens, once, with everything that it is bound to (S-059, S-060, S-068 to S-070). */
export const authorizationCode: GrantType<AuthorizationCode> = {
  type: 'authorization_code',
  advertised: true,

  find: (form, tenant) => tenant.state.findCode(form.get('code') ?? ''),

  async issue(request, code) {
    const { options, form, client } = request
    if (!form.get('code'))
      throw new OAuthError('invalid_request', 'The parameter code is missing', { cause: 'codeMissing' })
    if (!code)
      throw new OAuthError('invalid_grant', 'The code was not issued by this server', {
        cause: 'codeUnknown',
      })
    if (code.grant.clientId !== client.clientId && isEnforced(options, 'code-client')) {
      throw new OAuthError('invalid_grant', `The code was not issued to ${client.clientId}`, {
        cause: 'codeUnknown',
      })
    }
    if (isEnforced(options, 'code-redirect-uri')) checkRedirectUri(code, form.get('redirect_uri'))
    if (code.launchProblem !== undefined)
      throw new OAuthError('invalid_request', code.launchProblem, { cause: 'launchWrong' })
    checkVerifier(request, code)
    await redeem(request, code)
    const grant = request.pass('token.grant', code.grant)
    const { issues, lifetime } = decideRefreshPolicy(request.pass, grant.scope)
    const refreshToken = issues ? await issueRefreshToken(request, grant, lifetime) : undefined
    return await issueTokens(request, grant, grant.scope, refreshToken)
  },
}

/** Stores the first refresh token of a grant, and returns it. */
async function issueRefreshToken(
  request: TokenRequest,
  grant: Grant,
  lifetime: RefreshPolicy['lifetime'],
): Promise<RefreshToken> {
  const refresh = createRefreshToken(request, grant, computeRefreshExpiry(request, grant, lifetime))
  recordRefreshExpiry(request, refresh.expiresAt)
  await request.tenant.state.putRefreshToken(refresh)
  return refresh
}

function checkRedirectUri(code: AuthorizationCode, given: string | null): void {
  const cause = 'redirectMismatch'
  if (code.isRedirectUriImplied && !given) return
  if (!given) throw new OAuthError('invalid_request', 'The parameter redirect_uri is missing', { cause })
  if (given === code.redirectUri && !code.isRedirectUriImplied) return
  throw new OAuthError('invalid_grant', 'redirect_uri is not that of the authorize request', {
    diagnosis: `redirect_uri is ${given}, but was ${code.redirectUri} in the authorize request`,
    cause,
  })
}

function checkVerifier({ options, form }: TokenRequest, code: AuthorizationCode): void {
  const given = form.get('code_verifier')
  const problem = findVerifierProblem(code.codeChallenge, given)
  if (!problem || !isEnforced(options, problem.requirement)) return
  const { message, diagnosis } = problem
  throw new OAuthError('invalid_grant', message, {
    diagnosis,
    cause: given ? 'verifierWrong' : 'verifierMissing',
  })
}

interface VerifierProblem {
  readonly requirement: ServerRequirement
  readonly message: string
  readonly diagnosis?: string
}

/** Returns the reason why a verifier does not fit the challenge, with the requirement that it violates. */
function findVerifierProblem(
  expected: string | undefined,
  given: string | null,
): VerifierProblem | undefined {
  if (expected === undefined) {
    const message = 'code_verifier was sent, but the code was requested without a challenge'
    return given ? { requirement: 'verifier-unasked', message } : undefined
  }
  if (!given) {
    const requirement = given === null ? 'verifier-present' : 'verifier-blank'
    return { requirement, message: 'The parameter code_verifier is missing' }
  }
  if (!VERIFIER.test(given)) {
    const message = 'code_verifier must be 43 to 128 characters of A-Z a-z 0-9 - . _ ~'
    return { requirement: 'verifier-value', message }
  }
  const challenge = computeS256Challenge(given)
  if (challenge === expected) return undefined
  const message = 'code_verifier does not match the code_challenge'
  return given === expected
    ? {
        requirement: 'verifier-plain',
        message,
        diagnosis: 'the verifier equals the challenge: it was sent as plain',
      }
    : {
        requirement: 'verifier-value',
        message,
        diagnosis: `its S256 hash is ${challenge}, but the challenge was ${expected}`,
      }
}

const CAUSES = { replayed: 'codeReplayed', expired: 'codeExpired', unknown: 'codeUnknown' } as const

async function redeem(
  { tenant, options }: TokenRequest,
  { code, grant, expiresAt }: AuthorizationCode,
): Promise<void> {
  const now = tenant.clock.expiryNow()
  const redemption = await tenant.state.redeemCode(code, now)
  const isReusable = redemption.outcome === 'replayed' && !isEnforced(options, 'code-single-use')
  const reuse = expiresAt > now ? 'redeemed' : 'expired'
  const outcome = isReusable ? reuse : redemption.outcome
  if (outcome === 'redeemed') return
  const cause = CAUSES[outcome]
  if (outcome !== 'replayed') throw new OAuthError('invalid_grant', `The code is ${outcome}`, { cause })
  if (!isEnforced(options, 'code-replay-revocation'))
    throw new OAuthError('invalid_grant', 'The code was used before', { cause })
  const revoked = await tenant.state.revokeFamily(grant.family)
  throw new OAuthError('invalid_grant', 'The code was used before', {
    diagnosis: `the code was used before; the ${revoked} tokens issued from it are now revoked`,
    cause,
  })
}

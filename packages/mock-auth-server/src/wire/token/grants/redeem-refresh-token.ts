import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { RefreshToken } from '../../../core/oauth/grant.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import type { RefreshPolicy } from '../../../core/oauth/refresh-policy.ts'
import { createRefreshToken } from '../issue-tokens.ts'
import { computeRefreshExpiry, recordRefreshExpiry } from '../refresh-policy.ts'
import type { TokenRequest } from './grant-type.ts'

const CAUSES = { unknown: 'refreshUnknown', expired: 'refreshExpired', reused: 'refreshReplayed' } as const

/**
 * Uses a refresh token by the option `refreshRotation` (S-092). Returns the one that the response has, if any.
 * Throws `invalid_grant` when it cannot be used.
 */
export async function redeemRefreshToken(
  request: TokenRequest,
  former: RefreshToken,
  { lifetime }: RefreshPolicy,
): Promise<RefreshToken | undefined> {
  const { tenant, options } = request
  const { refreshRotation: rotation } = options
  const expiresAt = computeRefreshExpiry(request, former.grant, lifetime, former)
  recordRefreshExpiry(request, expiresAt)
  if (rotation === 'always' || rotation === 'one-time') {
    const next = createRefreshToken(request, former.grant, expiresAt)
    await replaceRefreshToken(request, former, next)
    return next
  }
  const use = await tenant.state.checkRefreshToken(former.token, tenant.clock.expiryNow())
  if (use !== 'live')
    throw new OAuthError('invalid_grant', `The refresh token is ${use}`, { cause: CAUSES[use] })
  if (rotation === 'reissue') {
    const next = createRefreshToken(request, former.grant, expiresAt)
    await tenant.state.putRefreshToken(next)
    return next
  }
  if (expiresAt !== former.expiresAt) await tenant.state.extendRefreshToken(former.token, expiresAt)
  return rotation === 'never' ? { ...former, expiresAt } : undefined
}

/** Replaces a refresh token; its reuse ends all tokens of its family, or is merely refused. */
async function replaceRefreshToken(
  { tenant, options }: TokenRequest,
  former: RefreshToken,
  next: RefreshToken,
): Promise<void> {
  const { outcome } = await tenant.state.rotateRefreshToken(former.token, next, tenant.clock.expiryNow())
  if (outcome === 'rotated') return
  if (outcome !== 'reused')
    throw new OAuthError('invalid_grant', `The refresh token is ${outcome}`, { cause: CAUSES[outcome] })
  if (!isEnforced(options, 'refresh-reuse')) return tenant.state.putRefreshToken(next)
  if (options.refreshRotation === 'one-time') {
    throw new OAuthError('invalid_grant', 'The refresh token was used before', { cause: CAUSES.reused })
  }
  const revoked = await tenant.state.revokeFamily(former.grant.family)
  throw new OAuthError('invalid_grant', 'The refresh token was used before', {
    diagnosis: `a superseded refresh token was used again; its family of ${revoked} tokens is now revoked`,
    cause: CAUSES.reused,
  })
}

import type { PassPoint } from '../../core/journal/points.ts'
import type { Grant, RefreshToken } from '../../core/oauth/grant.ts'
import type { RefreshPolicy } from '../../core/oauth/refresh-policy.ts'
import { hasScope } from '../shared/scope-policy.ts'
import { SESSION_LIFETIME_S } from '../shared/session-cookie.ts'
import type { IssueContext } from './issue-context.ts'

const ISSUING: RefreshPolicy = { issues: true, refuses: false, needsClientId: false, lifetime: 'sliding' }
const NOT_ISSUING: RefreshPolicy = { ...ISSUING, issues: false }

/** Decides what holds for refresh tokens in this exchange: only `offline_access` and `online_access` give one (S-093). */
export function decideRefreshPolicy(pass: PassPoint, scope: string): RefreshPolicy {
  const isWanted = hasScope(scope, 'offline_access') || hasScope(scope, 'online_access')
  return pass('token.refreshPolicy', isWanted ? ISSUING : NOT_ISSUING)
}

/**
 * Computes when a refresh token expires, in milliseconds of the expiry clock (S-093, S-094).
 *
 * @param former the refresh token that is being used; absent for the first of its family
 */
export function computeRefreshExpiry(
  { tenant, options }: Pick<IssueContext, 'tenant' | 'options'>,
  grant: Grant,
  lifetime: RefreshPolicy['lifetime'],
  former?: RefreshToken,
): number {
  const now = tenant.clock.expiryNow()
  if (lifetime === 'fixed' && former) return former.expiresAt
  if (lifetime === 'session' && hasScope(grant.scope, 'online_access')) {
    const sessionEnd = (grant.authTime + SESSION_LIFETIME_S) * 1000
    return former?.expiresAt ?? now + sessionEnd - tenant.clock.now()
  }
  return now + options.refreshTokenLifetimeS * 1000
}

/** Records how long a refresh token is valid, in seconds. */
export function recordRefreshExpiry(
  { tenant, note }: Pick<IssueContext, 'tenant' | 'note'>,
  expiresAt: number,
): void {
  note({ refreshExpiresIn: String(Math.round((expiresAt - tenant.clock.expiryNow()) / 1000)) })
}

import type { AccessToken, Grant, RefreshToken } from '../../core/oauth/grant.ts'
import { mint } from '../../core/util/id.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { hasScope } from '../shared/scope-policy.ts'
import { authorizationDetails } from './authorization-details.ts'
import { contextMembers } from './context-members.ts'
import { issueIdToken } from './id-token.ts'
import type { Issuing } from './issuing.ts'
import { newAccessToken } from './new-access-token.ts'

/** A refresh token for that grant, not stored yet. */
export function newRefreshToken({ tenant, options }: Issuing, grant: Grant): RefreshToken {
  return {
    token: mint('rt', tenant.name, tenant.journal.epoch),
    grant,
    expiresAt: tenant.clock.expiryNow() + options.refreshTokenLifetimeS * 1000,
  }
}

/** Stores an access token and answers with the token response (S-074 to S-077, catalogue D8). */
export async function tokenResponse(
  issuing: Issuing,
  grant: Grant,
  scope: string,
  refreshToken: RefreshToken | undefined,
): Promise<JsonObject> {
  const { tenant, options, pass, note } = issuing
  const access: AccessToken = {
    token: pass('token.accessToken', await newAccessToken(issuing, grant, scope)),
    grant,
    scope,
    issuedAt: tenant.clock.wireNow(),
    expiresAt: tenant.clock.expiryNow() + options.accessTokenLifetimeS * 1000,
  }
  await tenant.state.putAccessToken(access)
  const idToken = hasScope(scope, 'openid')
    ? await issueIdToken(issuing, grant, scope, access.token)
    : undefined
  note({
    grantedScope: scope,
    issuedAccessToken: access.token,
    expiresIn: String(options.accessTokenLifetimeS),
    patient: grant.context.patient,
    issuedIdToken: idToken,
    issuedRefreshToken: refreshToken?.token,
  })
  const honest: Record<string, Json> = {
    access_token: access.token,
    token_type: 'Bearer',
    expires_in: options.accessTokenLifetimeS,
    scope,
  }
  if (idToken !== undefined) honest.id_token = idToken
  if (refreshToken) honest.refresh_token = refreshToken.token
  Object.assign(honest, contextMembers(grant.context, options.profileVersion))
  Object.assign(honest, authorizationDetails(issuing, grant, scope))
  const response = pass('token.response', honest)
  const { patient } = response
  if (patient !== undefined) note({ issuedPatient: String(patient) })
  return response
}

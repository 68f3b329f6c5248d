import type { AccessToken, Grant, RefreshToken } from '../../core/oauth/grant.ts'
import { mint } from '../../core/util/id.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { hasScope } from '../shared/scope-policy.ts'
import { buildAuthorizationDetails } from './build-authorization-details.ts'
import { createAccessToken } from './create-access-token.ts'
import { formatLaunchContext } from './format-launch-context.ts'
import { issueIdToken } from './id-token.ts'
import type { IssueContext } from './issue-context.ts'

/** Creates a refresh token for that grant, without storing it. */
export function createRefreshToken(
  { tenant }: Pick<IssueContext, 'tenant'>,
  grant: Grant,
  expiresAt: number,
): RefreshToken {
  return { token: mint('rt', tenant.name, tenant.journal.epoch), grant, expiresAt }
}

/** Stores an access token and returns the token response (S-074 to S-077, catalogue D8). */
export async function issueTokens(
  issuing: IssueContext,
  grant: Grant,
  scope: string,
  refreshToken: RefreshToken | undefined,
): Promise<JsonObject> {
  const { tenant, options, pass, note } = issuing
  note({
    grantedScope: scope,
    expiresIn: String(options.accessTokenLifetimeS),
    patient: grant.context.patient,
    encounter: grant.context.encounter,
  })
  const { token, lifetimeS } = await createAccessToken(issuing, grant, scope)
  const access: AccessToken = {
    token: pass('token.accessToken', token),
    grant,
    scope,
    issuedAt: tenant.clock.now(),
    expiresAt: tenant.clock.expiryNow() + lifetimeS * 1000,
  }
  await tenant.state.putAccessToken(access)
  note({ issuedAccessToken: access.token })
  const idToken = pass('token.issuesIdToken', hasScope(scope, 'openid'))
    ? await issueIdToken(issuing, grant, scope, access.token)
    : undefined
  const honest: Record<string, Json> = {
    access_token: access.token,
    token_type: 'Bearer',
    expires_in: options.accessTokenLifetimeS,
    scope,
  }
  if (idToken !== undefined) honest.id_token = idToken
  if (refreshToken) honest.refresh_token = refreshToken.token
  Object.assign(honest, formatLaunchContext(grant.context, options.profileVersion))
  Object.assign(honest, buildAuthorizationDetails(issuing, grant, scope))
  const response = pass('token.response', honest)
  const { id_token, refresh_token, patient } = response
  note({
    issuedIdToken: id_token === idToken ? idToken : undefined,
    issuedRefreshToken: refresh_token === refreshToken?.token ? refreshToken?.token : undefined,
    issuedPatient: patient === undefined ? undefined : String(patient),
  })
  return response
}

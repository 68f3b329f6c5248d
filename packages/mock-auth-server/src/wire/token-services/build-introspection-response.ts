import type { JsonObject } from '../../core/util/json.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { getIssuer } from '../shared/get-issuer.ts'
import { hasScope } from '../shared/scope-policy.ts'
import { formatLaunchContext } from '../token/format-launch-context.ts'
import { buildUserClaims, getSubject } from '../token/identity.ts'
import type { AnyToken } from './find-token.ts'

const INACTIVE: JsonObject = { active: false }

/**
 * Builds the introspection response of a token: SMART "token-introspection", S-132 to S-134; only `active:
 * false` when it is not active (S-136).
 */
export async function buildIntrospectionResponse(
  context: Pick<EndpointContext, 'tenant' | 'options' | 'pass'>,
  found: AnyToken | undefined,
  value: string,
): Promise<JsonObject> {
  const { tenant, options } = context
  const now = tenant.clock.expiryNow()
  if (!found || found.token.expiresAt <= now) return INACTIVE
  if (found.kind === 'refresh_token' && (await tenant.state.checkRefreshToken(value, now)) !== 'live') {
    return INACTIVE
  }
  const { grant } = found.token
  const scope = found.kind === 'access_token' ? found.token.scope : grant.scope
  return {
    active: true,
    scope,
    client_id: grant.clientId,
    exp: Math.floor((found.token.expiresAt - tenant.clock.offsetMs) / 1000),
    ...(found.kind === 'access_token'
      ? { iat: Math.floor(found.token.issuedAt / 1000), token_type: 'Bearer', aud: tenant.fhirBase }
      : {}),
    ...(hasScope(scope, 'openid') ? { iss: getIssuer(context), sub: getSubject(grant) } : {}),
    ...buildUserClaims(tenant, options, grant, scope),
    ...formatLaunchContext(grant.context, options.profileVersion),
  }
}

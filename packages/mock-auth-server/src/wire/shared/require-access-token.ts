import type { Facts } from '../../core/journal/facts.ts'
import type { AccessToken } from '../../core/oauth/grant.ts'
import { BearerError } from '../../core/oauth/oauth-error.ts'
import type { Tenant } from '../../state/tenant.ts'
import { findBearerToken, requireBearerToken } from './bearer.ts'
import type { EndpointContext, Preparation, PrepareContext } from './endpoint.ts'

/**
 * Returns the access token of a request, which `prepareAccessToken` has found. Throws `invalid_token` and
 * similar errors when it is invalid or wrongly presented (S-119 to S-122, RFC 6750 section 3.1).
 */
export function requireAccessToken(
  { tenant, incoming, pass, note }: EndpointContext,
  found: AccessToken | undefined,
): AccessToken {
  requireBearerToken(incoming)
  const valid = found && found.expiresAt > tenant.clock.expiryNow() ? found : undefined
  const held = pass('fhir.token', valid)
  if (!held) {
    const why = found ? 'The access token has expired' : 'The access token is unknown or revoked'
    throw new BearerError('invalid_token', valid ? 'The access token is unknown or revoked' : why)
  }
  note(tokenFacts(held))
  return held
}

/** Finds the access token that a request presents, without deciding whether it is valid. */
export async function prepareAccessToken({
  tenant,
  incoming,
  note,
}: PrepareContext): Promise<Preparation<AccessToken | undefined>> {
  const token = findBearerToken(incoming)
  const loaded = token === undefined ? undefined : await findAcceptedToken(tenant, token)
  note({ accessToken: token })
  if (loaded) note(tokenFacts(loaded))
  const run = loaded?.grant.run
  return { loaded, run: run === undefined ? undefined : { run, by: 'token' } }
}

/** Finds a token issued here, or by the tenant of which this is the second server (S-085) or an associated endpoint (S-019). */
async function findAcceptedToken(tenant: Tenant, token: string): Promise<AccessToken | undefined> {
  const own = await tenant.state.findAccessToken(token)
  const { parent } = tenant
  if (own || !parent) return own
  const accepts =
    tenant.options.tokens === 'parent' || parent.options.authorizationDetails === 'second-server'
  return accepts ? parent.state.findAccessToken(token) : undefined
}

function tokenFacts({ grant, scope }: AccessToken): Facts {
  return {
    clientId: grant.clientId,
    grantedScope: scope,
    user: grant.user,
    patient: grant.context.patient,
  }
}

import type { Facts } from '../../core/journal/facts.ts'
import type { AccessToken } from '../../core/oauth/grant.ts'
import { BearerError } from '../../core/oauth/oauth-error.ts'
import type { Tenant } from '../../state/tenant.ts'
import { findBearerToken, requireBearerToken } from './bearer.ts'
import type { EndpointContext, KnownRun, PeekContext } from './endpoint.ts'

/** The valid access token of a request; throws `invalid_token` and its kin (S-119 to S-122, RFC 6750 section 3.1). */
export async function requireAccessToken({
  tenant,
  incoming,
  pass,
  note,
}: EndpointContext): Promise<AccessToken> {
  const token = requireBearerToken(incoming)
  const found = await acceptedToken(tenant, token)
  const valid = found && found.expiresAt > tenant.clock.expiryNow() ? found : undefined
  const held = pass('fhir.token', valid)
  if (!held) {
    const why = found ? 'The access token has expired' : 'The access token is unknown or revoked'
    throw new BearerError('invalid_token', valid ? 'The access token is unknown or revoked' : why)
  }
  note(tokenFacts(held))
  return held
}

/** What the token of a request tells about it, without deciding whether it is good. */
export async function peekAccessToken({
  tenant,
  incoming,
  note,
}: PeekContext): Promise<KnownRun | undefined> {
  const token = findBearerToken(incoming)
  const held = token === undefined ? undefined : await acceptedToken(tenant, token)
  note({ accessToken: token })
  if (held) note(tokenFacts(held))
  const run = held?.grant.run
  return run === undefined ? undefined : { run, by: 'token' }
}

/** Issued here, or by the tenant that this one is the second server (S-085) or an associated endpoint (S-019) of. */
async function acceptedToken(tenant: Tenant, token: string): Promise<AccessToken | undefined> {
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

import { isEnforced } from '../../core/declare/server-requirements.ts'
import { BearerError, OAuthError } from '../../core/oauth/oauth-error.ts'
import { authenticateClient, presentsCredentials } from '../client-authentication/authenticate-client.ts'
import { requireBearerToken } from '../shared/bearer.ts'
import type { EndpointContext } from '../shared/endpoint.ts'

/**
 * Checks the caller of introspection of a token, by the option `introspection` (S-135). Where it is protected, a
 * caller with any active access token, or an authenticated client, may introspect every token. Client credentials
 * that were sent are checked in any case (RFC 7662 section 2.3). Returns the id of its client; `undefined` for an
 * anonymous one.
 */
export async function checkIntrospectionCaller(
  context: EndpointContext,
  token: string | null,
): Promise<string | undefined> {
  const { tenant, options, run, pass, incoming, note } = context
  const { introspection } = options
  if (introspection === 'own-token') return checkOwnToken(context, token)
  if (presentsCredentials(incoming)) {
    return (await authenticateClient({ tenant, options, run, pass, note }, incoming)).clientId
  }
  const isEnforcedHere = isEnforced(options, 'introspection-caller')
  if (!isEnforcedHere || introspection === 'open' || introspection === 'unadvertised-open') return undefined
  const isBearer = /^bearer\b/i.test(incoming.header('authorization') ?? '')
  if (introspection !== 'protected') {
    throw new OAuthError('invalid_client', 'Introspection requires client credentials')
  }
  if (isBearer && isEnforced(options, 'introspection-bearer')) return requireActiveToken(context)
  throw new OAuthError(
    'invalid_client',
    'Introspection requires an active bearer token or client credentials',
  )
}

/** Checks that the caller has the very token that it has introspected. */
async function checkOwnToken(
  { tenant, incoming }: EndpointContext,
  token: string | null,
): Promise<string | undefined> {
  if (requireBearerToken(incoming) !== token) {
    throw new BearerError('invalid_token', 'The bearer token must be the token that is introspected')
  }
  return (await tenant.state.findAccessToken(token))?.grant.clientId
}

async function requireActiveToken({ tenant, incoming }: EndpointContext): Promise<string> {
  const held = await tenant.state.findAccessToken(requireBearerToken(incoming))
  if (!held || held.expiresAt <= tenant.clock.expiryNow()) {
    throw new BearerError('invalid_token', 'The bearer token of the caller is not active')
  }
  return held.grant.clientId
}

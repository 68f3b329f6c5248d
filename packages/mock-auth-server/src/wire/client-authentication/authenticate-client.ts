import { isEnforced, type ServerRequirement } from '../../core/declare/server-requirements.ts'
import type { IncomingRequest } from '../../core/http/incoming-request.ts'
import type { Client } from '../../core/oauth/client.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import { PROFILES } from '../../core/oauth/profile.ts'
import type { ClientAuth } from './client-auth.ts'
import type { KeyLookup } from './client-keys/load-client-keys.ts'
import { CLIENT_AUTH } from './list.ts'

/** Authentication methods except `none`. */
const PROVING = CLIENT_AUTH.filter(({ method }) => method !== 'none')

/** Returns the client id that a request claims, before it is checked. */
export function readClaimedClientId(incoming: IncomingRequest): string | undefined {
  for (const auth of CLIENT_AUTH) {
    const presented = auth.present(incoming)
    if (presented?.clientId && !presented.mistyped) return presented.clientId
  }
  return undefined
}

/** Returns `true` when a request carries credentials of a client, valid or not. */
export function presentsCredentials(incoming: IncomingRequest): boolean {
  return PROVING.some((auth) => auth.present(incoming) !== undefined)
}

/** Returns `true` when a request names or authenticates a client, by any method. */
export function identifiesClient(incoming: IncomingRequest): boolean {
  return CLIENT_AUTH.some((auth) => auth.present(incoming) !== undefined)
}

/**
 * Returns the client that sent a token request (S-071, S-073). Throws `invalid_client` or `invalid_request`,
 * with an exact diagnosis.
 */
export async function authenticateClient(
  lookup: KeyLookup,
  incoming: IncomingRequest,
  fallbackClientId?: string,
): Promise<Client> {
  const { note } = lookup
  const used = []
  for (const auth of PROVING) {
    const presented = auth.present(incoming)
    if (presented) used.push({ auth, presented })
  }
  if (used.length > 1 && isEnforced(lookup.options, 'one-authentication-method')) {
    const names = used.map(({ auth }) => auth.method).join(' and ')
    throw new OAuthError(
      'invalid_request',
      `Only one authentication method per request is allowed, found ${names}`,
    )
  }
  const attempt = used[0] ?? unauthenticated(incoming, fallbackClientId)
  if (!attempt) {
    throw new OAuthError(
      'invalid_client',
      'The request names no client: no Authorization header and no client_id',
      { cause: 'clientUnknown' },
    )
  }
  const { auth, presented } = attempt
  note({ clientId: presented.mistyped ? '' : presented.clientId, authMethod: auth.method })
  if (presented.mistyped && isEnforced(lookup.options, 'assertion-type'))
    throw new OAuthError('invalid_client', presented.mistyped, { cause: 'assertionWrong' })
  const cause = auth.method === 'private_key_jwt' ? 'assertionWrong' : 'secretWrong'
  if (presented.malformed) throw new OAuthError('invalid_client', presented.malformed, { cause })
  const client = lookup.tenant.client(presented.clientId)
  if (!client) {
    const { clientId } = presented
    throw new OAuthError('invalid_client', `The client ${clientId} is not registered`, {
      cause: 'clientUnknown',
    })
  }
  note({ clientType: client.type })
  const inBody = incoming.form.get('client_id')
  if (inBody && inBody !== client.clientId) {
    throw new OAuthError(
      'invalid_client',
      `client_id ${inBody} in the form is not the client that authenticated`,
    )
  }
  const { profileVersion } = lookup.options
  if (auth.method === 'private_key_jwt' && !PROFILES[profileVersion].asymmetricAuth) {
    throw new OAuthError('invalid_client', `SMART ${profileVersion} does not define private_key_jwt`)
  }
  if (!auth.types.includes(client.type) && !isExcused(auth, client, lookup, incoming)) {
    throw new OAuthError(
      'invalid_client',
      `The client ${client.clientId} is registered as ${client.type} and cannot use ${auth.method}`,
      { cause: auth.method === 'none' ? 'secretWrong' : undefined },
    )
  }
  const refused = await auth.check(client, presented, lookup, incoming)
  if (refused) {
    throw new OAuthError('invalid_client', 'Client authentication failed', { diagnosis: refused, cause })
  }
  return client
}

/** The requirement that a confidential client authenticates, by grant type. */
const AUTHENTICATED: Readonly<Record<string, ServerRequirement>> = {
  authorization_code: 'client-authentication',
  refresh_token: 'refresh-authentication',
}

/** Returns `true` for a confidential client that only names itself, where the server lets it. */
function isExcused(
  { method }: ClientAuth,
  { type }: Client,
  { options }: KeyLookup,
  { form }: IncomingRequest,
) {
  const requirement = AUTHENTICATED[form.get('grant_type') ?? '']
  const isConfidential = type === 'confidential-symmetric' || type === 'confidential-asymmetric'
  return method === 'none' && isConfidential && requirement !== undefined && !isEnforced(options, requirement)
}

/**
 * Returns a public client by `client_id`, or by the grant it redeems (SMART lists no `client_id` for a
 * refresh, S-091).
 */
function unauthenticated(incoming: IncomingRequest, fallbackClientId: string | undefined) {
  const none = CLIENT_AUTH.find(({ method }) => method === 'none')
  const presented = none?.present(incoming)
  if (!none) return undefined
  if (presented) return { auth: none, presented }
  return fallbackClientId === undefined
    ? undefined
    : { auth: none, presented: { clientId: fallbackClientId, proofs: [] } }
}

import { createJsonReply, type Reply } from '../../core/http/reply.ts'
import type { Client } from '../../core/oauth/client.ts'
import { type AccessToken, JWT_BEARER } from '../../core/oauth/grant.ts'
import { BearerError } from '../../core/oauth/oauth-error.ts'
import { createRandomId } from '../../core/util/id.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { requireBearerToken } from '../shared/bearer.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { parseJsonObjectBody } from './parse-json-object-body.ts'
import { parsePublicKeys } from './parse-public-keys.ts'
import { createMetadataError } from './read-metadata.ts'

/**
 * Registers the app on one device (RFC 7591 section 3): with an initial access token, which its user granted and
 * which is used up, and with the public keys of the device. What the user granted passes on to it.
 */
export async function registerInstance(context: EndpointContext): Promise<Reply> {
  const { tenant, incoming, pass, note } = context
  const initial = await requireInitialToken(context)
  const parent = tenant.client(initial.grant.clientId)
  const { software_id: softwareId, jwks } = parseJsonObjectBody(incoming)
  if (!parent || parent.instance || softwareId !== parent.clientId) {
    throw createMetadataError('software_id must be the client that the initial access token was issued to')
  }
  const keys = parsePublicKeys(jwks)
  if ((await tenant.state.revokeFamily(initial.grant.family)) === 0) throw unusable()
  const clientId = `client-${createRandomId()}`
  const client: Client = {
    clientId,
    name: parent.name,
    type: 'public',
    redirectUris: parent.redirectUris,
    launchUris: [],
    grantTypes: [JWT_BEARER],
    instance: { softwareId, jwks: { keys }, grant: { ...initial.grant, clientId, scope: initial.scope } },
  }
  tenant.register(client)
  note({ clientId, clientType: client.type })
  const issuedAt = Math.floor(tenant.clock.now() / 1000)
  return createJsonReply(
    201,
    pass('registration.response', describeInstance(client, issuedAt, jwks)),
    NO_STORE,
  )
}

/** Returns the token of the request, which a user must have granted. */
async function requireInitialToken({ tenant, incoming }: EndpointContext): Promise<AccessToken> {
  const held = await tenant.state.findAccessToken(requireBearerToken(incoming))
  if (!held || held.expiresAt <= tenant.clock.expiryNow() || held.grant.user === undefined) throw unusable()
  return held
}

function unusable(): BearerError {
  return new BearerError('invalid_token', 'The initial access token is unknown, expired or used up')
}

function describeInstance(client: Client, issuedAt: number, jwks: JsonObject[string]): JsonObject {
  return {
    redirect_uris: client.redirectUris,
    token_endpoint_auth_method: 'none',
    grant_types: [JWT_BEARER],
    software_id: client.instance?.softwareId,
    client_id: client.clientId,
    client_id_issued_at: issuedAt,
    jwks,
  }
}

import type { Client } from '../../core/oauth/client.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { Registration } from '../../state/registration.ts'
import type { Tenant } from '../../state/tenant.ts'

/** Builds the response with a client's registration (RFC 7591 section 3.2.1, RFC 7592 section 3). */
export function buildRegistrationResponse(
  { issuer }: Pick<Tenant, 'issuer'>,
  client: Client,
  { clientId, managementToken, issuedAt, metadata }: Registration,
): JsonObject {
  return {
    ...metadata,
    client_id: clientId,
    client_id_issued_at: issuedAt,
    ...(client.secret === undefined ? {} : { client_secret: client.secret, client_secret_expires_at: 0 }),
    registration_access_token: managementToken,
    registration_client_uri: `${issuer}/register/${clientId}`,
  }
}

/** Returns the registered metadata in the client's form, with the defaults filled in. */
export function selectRegisteredMetadata(body: JsonObject): JsonObject {
  const kept = KEPT.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]]))
  return { ...DEFAULTS, ...Object.fromEntries(kept) }
}

const DEFAULTS: JsonObject = {
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['authorization_code'],
  response_types: ['code'],
}

const KEPT = [
  'redirect_uris',
  'launch_uris',
  'initiate_login_uri',
  'token_endpoint_auth_method',
  'grant_types',
  'response_types',
  'application_type',
  'client_name',
  'client_uri',
  'logo_uri',
  'contacts',
  'tos_uri',
  'policy_uri',
  'software_id',
  'software_version',
  'scope',
  'jwks',
  'jwks_uri',
]

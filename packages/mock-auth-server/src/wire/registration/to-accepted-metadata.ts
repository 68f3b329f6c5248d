import { isEnforced } from '../../core/declare/server-requirements.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { AUTH_METHODS } from './read-metadata.ts'

/** Returns metadata without its contradictions and private keys, where those are not refused. */
export function toAcceptedMetadata(body: JsonObject, options: TenantOptions): JsonObject {
  if (isEnforced(options, 'registration-metadata')) return body
  const { token_endpoint_auth_method: method, jwks, ...others } = body
  return {
    ...others,
    ...(AUTH_METHODS.some((known) => known === method) ? { token_endpoint_auth_method: method } : {}),
    ...(jwks === undefined || 'jwks_uri' in others ? {} : { jwks: withoutPrivateParts(jwks) }),
  } as JsonObject
}

const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']

/** Returns a key set of which only the public parts are kept. */
function withoutPrivateParts(jwks: Json): Json {
  return JSON.parse(JSON.stringify(jwks, (name, value) => (PRIVATE.includes(name) ? undefined : value)))
}

import type { JsonObject } from '../../core/util/json.ts'

/** The members of a token response that are no launch context. */
const NO_CONTEXT = new Set([
  'access_token',
  'token_type',
  'expires_in',
  'scope',
  'id_token',
  'refresh_token',
  'authorization_details',
])

/** Returns a token response without its launch context. */
export function withoutContext(response: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(response).filter(([name]) => NO_CONTEXT.has(name)))
}

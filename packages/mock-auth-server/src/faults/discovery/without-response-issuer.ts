import type { JsonObject } from '../../core/util/json.ts'

/** Returns a discovery document that does not announce `iss` in authorization responses (RFC 9207 section 2.4). */
export function withoutResponseIssuer({
  authorization_response_iss_parameter_supported: _,
  ...others
}: JsonObject): JsonObject {
  return others
}

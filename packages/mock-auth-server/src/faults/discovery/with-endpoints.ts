import type { JsonObject } from '../../core/util/json.ts'

/** Returns a smart-configuration with other URLs for its authorization and token endpoint. */
export function withEndpoints(document: JsonObject, change: (url: string) => string): JsonObject {
  return {
    ...document,
    authorization_endpoint: change(String(document.authorization_endpoint)),
    token_endpoint: change(String(document.token_endpoint)),
  }
}

import type { Facts } from '../../core/journal/facts.ts'
import type { JsonObject } from '../../core/util/json.ts'

/**
 * Collects the endpoints that a discovery document publishes, for the rule that a client uses exactly those.
 */
export function collectPublishedFacts(document: JsonObject): Facts {
  const { authorization_endpoint: authorize, token_endpoint: token } = document
  return {
    ...(typeof authorize === 'string' ? { publishedAuthorize: authorize } : {}),
    ...(typeof token === 'string' ? { publishedToken: token } : {}),
  }
}

import type { Facts } from '../../core/journal/facts.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** Where a discovery document sends a client, for the rule that it goes just there. */
export function collectPublishedFacts(document: JsonObject): Facts {
  const { authorization_endpoint: authorize, token_endpoint: token } = document
  return {
    ...(typeof authorize === 'string' ? { publishedAuthorize: authorize } : {}),
    ...(typeof token === 'string' ? { publishedToken: token } : {}),
  }
}

import { fromBase64url } from '../util/base64url.ts'
import type { JsonObject } from '../util/json.ts'

/** A client assertion, decoded and not verified. */
export interface Assertion {
  readonly header: JsonObject
  readonly claims: JsonObject
}

/** Decodes a compact JWT, or returns the reason why it is not one. */
export function decodeAssertion(compact: string): Assertion | { readonly problem: string } {
  const parts = compact.split('.')
  if (parts.length !== 3) {
    return { problem: `client_assertion is not a JWT: it has ${parts.length} parts, not 3` }
  }
  const header = jsonPart(parts[0])
  if (!header) return { problem: 'the header of client_assertion is not base64url of a JSON object' }
  const claims = jsonPart(parts[1])
  if (!claims) return { problem: 'the claims of client_assertion are not base64url of a JSON object' }
  return { header, claims }
}

function jsonPart(part: string | undefined): JsonObject | undefined {
  try {
    const value = JSON.parse(fromBase64url(part ?? '') ?? '')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

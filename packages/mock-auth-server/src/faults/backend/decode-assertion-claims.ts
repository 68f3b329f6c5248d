import type { FaultContext } from '../../core/declare/fault.ts'
import { decodeAssertion } from '../../core/oauth/decode-assertion.ts'
import type { JsonObject } from '../../core/util/json.ts'

/**
 * Decodes the claims of the assertion in a request, without verifying them; empty when it cannot be decoded.
 */
export function decodeAssertionClaims({ facts }: Pick<FaultContext<unknown>, 'facts'>): JsonObject {
  const read = decodeAssertion(facts.clientAssertion ?? '')
  return 'claims' in read ? read.claims : {}
}

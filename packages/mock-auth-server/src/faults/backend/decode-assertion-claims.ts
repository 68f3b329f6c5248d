import type { FaultContext } from '../../core/declare/fault.ts'
import { decodeAssertion } from '../../core/oauth/decode-assertion.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** The claims of the assertion that a request carries, not verified; empty when it cannot be read. */
export function decodeAssertionClaims({ facts }: Pick<FaultContext<unknown>, 'facts'>): JsonObject {
  const read = decodeAssertion(facts.clientAssertion ?? '')
  return 'claims' in read ? read.claims : {}
}

import type { FaultContext } from '../../core/declare/fault.ts'
import { readAssertion } from '../../core/oauth/read-assertion.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** The claims of the assertion that a request carries, not verified; empty when it cannot be read. */
export function assertionClaims({ facts }: Pick<FaultContext<unknown>, 'facts'>): JsonObject {
  const read = readAssertion(facts.clientAssertion ?? '')
  return 'claims' in read ? read.claims : {}
}

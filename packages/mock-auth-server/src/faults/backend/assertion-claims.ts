import type { FaultContext } from '../../core/fault.ts'
import type { JsonObject } from '../../core/json.ts'
import { readAssertion } from '../../core/read-assertion.ts'

/** The claims of the assertion that a request carries, not verified; empty when it cannot be read. */
export function assertionClaims({ facts }: Pick<FaultContext<unknown>, 'facts'>): JsonObject {
  const read = readAssertion(facts.clientAssertion ?? '')
  return 'claims' in read ? read.claims : {}
}

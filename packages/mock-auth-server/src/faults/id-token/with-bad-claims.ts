import type { Canary } from '../../core/declare/fault.ts'
import type { IdTokenDraft } from '../../core/journal/points.ts'
import type { JsonObject } from '../../core/util/json.ts'

/**
 * Returns the draft with other claims (`undefined` removes one), and a user whom only a client that ignores
 * the fault would read.
 */
export function withBadClaims(draft: IdTokenDraft, canary: Canary, claims: JsonObject = {}): IdTokenDraft {
  return { ...draft, claims: { ...draft.claims, ...claims, fhirUser: canary.fhirUser } }
}

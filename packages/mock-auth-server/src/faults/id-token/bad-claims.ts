import type { Canary } from '../../core/fault.ts'
import type { JsonObject } from '../../core/json.ts'
import type { IdTokenDraft } from '../../core/points.ts'

/** The draft with other claims (`undefined` takes one out), and a user whom only a client that ignores the fault would read. */
export function badClaims(draft: IdTokenDraft, canary: Canary, claims: JsonObject = {}): IdTokenDraft {
  return { ...draft, claims: { ...draft.claims, ...claims, fhirUser: canary.fhirUser } }
}

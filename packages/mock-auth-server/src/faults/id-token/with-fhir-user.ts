import type { IdTokenDraft } from '../../core/journal/points.ts'

/** Returns the draft with its fhirUser replaced by one derived from it; a draft without one is unchanged. */
export function withFhirUser(draft: IdTokenDraft, change: (own: string) => string): IdTokenDraft {
  const { fhirUser } = draft.claims
  if (typeof fhirUser !== 'string') return draft
  return { ...draft, claims: { ...draft.claims, fhirUser: change(fhirUser) } }
}

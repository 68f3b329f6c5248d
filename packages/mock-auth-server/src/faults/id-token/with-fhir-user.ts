import type { IdTokenDraft } from '../../core/journal/points.ts'

/** The draft with another fhirUser, made of its own; a draft without one stays as it is. */
export function withFhirUser(draft: IdTokenDraft, change: (own: string) => string): IdTokenDraft {
  const { fhirUser } = draft.claims
  if (typeof fhirUser !== 'string') return draft
  return { ...draft, claims: { ...draft.claims, fhirUser: change(fhirUser) } }
}

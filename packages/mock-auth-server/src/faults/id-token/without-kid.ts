import type { IdTokenDraft } from '../../core/journal/points.ts'

/** Returns the draft without a kid in its header. */
export function withoutKid(draft: IdTokenDraft): IdTokenDraft {
  const { kid: _, ...header } = draft.header
  return { ...draft, header }
}

import type { World } from '../../core/declare/fault.ts'
import type { IdTokenDraft, Points } from '../../core/journal/points.ts'
import type { Json } from '../../core/util/json.ts'

const KEYS = { ES384: 'es384', PS256: 'ps256' } as const
type Algorithm = keyof typeof KEYS

/** The draft signed by our key for that algorithm. */
export function signedWithOther(draft: IdTokenDraft, alg: Algorithm, { keys }: World): IdTokenDraft {
  const sign = KEYS[alg]
  return { ...draft, header: { ...draft.header, alg, kid: keys.otherJwk(sign).kid }, sign }
}

/** The JWKS with that key in it. */
export function publishedKey(
  document: Points['jwks.document'],
  alg: Algorithm,
  { keys }: World,
): Points['jwks.document'] {
  return { ...document, keys: [...document.keys, keys.otherJwk(KEYS[alg]) as Json] }
}

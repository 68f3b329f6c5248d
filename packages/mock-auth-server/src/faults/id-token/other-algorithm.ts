import type { TenantView } from '../../core/declare/fault.ts'
import type { IdTokenDraft, Points } from '../../core/journal/points.ts'
import type { Json } from '../../core/util/json.ts'

const KEYS = { ES256: 'es256', ES384: 'es384', PS256: 'ps256' } as const
export type AlternateAlgorithm = keyof typeof KEYS

/** Returns the draft signed with the server's key for that algorithm. */
export function signWithAlternateKey<Draft extends IdTokenDraft>(
  draft: Draft,
  alg: AlternateAlgorithm,
  { keys }: TenantView,
): Draft {
  const signer = KEYS[alg]
  return { ...draft, header: { ...draft.header, alg, kid: keys.otherJwk(signer).kid }, signer }
}

/** Returns the JWKS with that key added. */
export function withPublishedKey(
  document: Points['jwks.document'],
  alg: AlternateAlgorithm,
  { keys }: TenantView,
): Points['jwks.document'] {
  return { ...document, keys: [...document.keys, keys.otherJwk(KEYS[alg]) as Json] }
}

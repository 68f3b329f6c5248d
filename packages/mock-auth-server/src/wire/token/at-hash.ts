import { hash } from 'node:crypto'
import type { IdTokenDraft } from '../../core/journal/points.ts'

/**
 * Computes the hash that binds an id_token to the access token beside it: the left half, in base64url, of the
 * hash of the algorithm that signs the id_token (OpenID Connect Core section 3.1.3.6).
 */
export function computeAtHash(accessToken: string, alg: unknown): string {
  const digest = Buffer.from(hash(getHashName(String(alg)), accessToken, 'binary'), 'binary')
  return digest.toString('base64url', 0, digest.length / 2)
}

/** Returns the draft with the hash for its algorithm, unless at_hash is no longer the original one. */
export function withAtHashOfAlg(
  draft: IdTokenDraft,
  original: IdTokenDraft,
  accessToken: string,
): IdTokenDraft {
  const { header, claims } = draft
  if (header.alg === original.header.alg || claims.at_hash !== original.claims.at_hash) return draft
  return { ...draft, claims: { ...claims, at_hash: computeAtHash(accessToken, header.alg) } }
}

function getHashName(alg: string): string {
  if (alg.endsWith('384')) return 'sha384'
  return alg.endsWith('512') || alg === 'EdDSA' ? 'sha512' : 'sha256'
}

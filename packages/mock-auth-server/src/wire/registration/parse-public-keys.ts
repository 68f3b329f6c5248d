import type { JWK } from 'jose'
import { parseKeySet } from '../client-authentication/client-keys/parse-key-set.ts'
import { createMetadataError } from './read-metadata.ts'

/** Parses a key set of public keys, each with a `kid`; throws `invalid_client_metadata` (S-036, S-037). */
export function parsePublicKeys(jwks: unknown): JWK[] {
  let keys: JWK[]
  try {
    keys = parseKeySet(jwks)
  } catch (error) {
    throw createMetadataError(`jwks: ${error instanceof Error ? error.message : error}`)
  }
  if (keys.length === 0) throw createMetadataError('jwks: it has no keys')
  for (const { kid, kty, d } of keys) {
    if (kty === 'oct' || d !== undefined) {
      throw createMetadataError(
        `jwks: the key ${kid} is private; register public keys only, and replace this one`,
      )
    }
    if (kid === undefined) throw createMetadataError('jwks: each key requires a kid')
  }
  return keys
}

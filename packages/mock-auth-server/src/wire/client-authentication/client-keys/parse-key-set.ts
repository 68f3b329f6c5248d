import type { JWK } from 'jose'

/** Parses the public keys in a JWKS document; throws an `Error` with its defect. */
export function parseKeySet(document: unknown): JWK[] {
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, 'keys')) {
    throw new Error('it is not a JWKS: it must be an object with "keys"')
  }
  const { keys } = document as { keys: unknown }
  if (!Array.isArray(keys)) throw new Error('its "keys" is not an array')
  return keys.map((key, index) => {
    if (typeof key !== 'object' || key === null || typeof key.kty !== 'string') {
      throw new Error(`keys[${index}] is not a JWK: it has no "kty"`)
    }
    return key
  })
}

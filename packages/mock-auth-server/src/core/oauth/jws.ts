import { toBase64url } from '../util/base64url.ts'
import type { JsonObject } from '../util/json.ts'

/** Signs `header.payload`; absent for an unsecured token. */
export type SignBytes = (input: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>

/**
 * Serializes a JWS in compact form (RFC 7515 section 7.1) with any header. Implemented here, since a good
 * library rightly refuses headers that faults need: `none`, unknown `crit`, HS256 with an RSA key.
 */
export async function serializeCompactJws(
  header: JsonObject,
  claims: JsonObject,
  sign?: SignBytes,
): Promise<string> {
  const input = `${toBase64url(JSON.stringify(header))}.${toBase64url(JSON.stringify(claims))}`
  const signature = sign ? toBase64url(await sign(Buffer.from(input))) : ''
  return `${input}.${signature}`
}

/** Signs with RSASSA-PKCS1-v1_5 (RS256, RS384) by a key that was imported for it. */
export function createRsaSigner(key: CryptoKey): SignBytes {
  return async (input) => new Uint8Array(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, input))
}

/** Signs with RSASSA-PSS and a salt as long as the hash (PS256) by a key that was imported for it. */
export function createPssSigner(key: CryptoKey): SignBytes {
  const algorithm = { name: 'RSA-PSS', saltLength: 32 }
  return async (input) => new Uint8Array(await crypto.subtle.sign(algorithm, key, input))
}

/** Signs with ECDSA (ES256, ES384) by a key that was imported for it. */
export function createEcdsaSigner(key: CryptoKey, hash: 'SHA-256' | 'SHA-384'): SignBytes {
  const algorithm = { name: 'ECDSA', hash }
  return async (input) => new Uint8Array(await crypto.subtle.sign(algorithm, key, input))
}

/** Signs with HMAC-SHA-256 over the UTF-8 bytes of a secret. */
export function createHmacSigner(secret: string): SignBytes {
  return async (input) => {
    const bytes = new TextEncoder().encode(secret)
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ])
    return new Uint8Array(await crypto.subtle.sign('HMAC', key, input))
  }
}

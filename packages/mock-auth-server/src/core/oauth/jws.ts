import { constants, type KeyObject, type SignKeyObjectInput, sign } from 'node:crypto'
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

/** Signs with RSASSA-PKCS1-v1_5 (RS256). */
export function createRsaSigner(key: KeyObject): SignBytes {
  return createSigner('sha256', { key })
}

/** Signs with RSASSA-PSS and a salt as long as the hash (PS256). */
export function createPssSigner(key: KeyObject): SignBytes {
  return createSigner('sha256', { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 })
}

/** Signs with ECDSA (ES256, ES384); the signature is the two numbers side by side. */
export function createEcdsaSigner(key: KeyObject, hash: 'sha256' | 'sha384'): SignBytes {
  return createSigner(hash, { key, dsaEncoding: 'ieee-p1363' })
}

/** Signs on a thread of the pool; by `node:crypto`, since the same signature costs more by Web Crypto. */
function createSigner(hash: string, key: SignKeyObjectInput): SignBytes {
  return (input) =>
    new Promise((resolve, reject) =>
      sign(hash, input, key, (error, signature) => (error ? reject(error) : resolve(signature))),
    )
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

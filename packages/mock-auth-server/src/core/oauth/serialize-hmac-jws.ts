import { createHmac } from 'node:crypto'
import { toBase64url } from '../util/base64url.ts'
import type { JsonObject } from '../util/json.ts'

/** Serializes a JWT with an HS256 signature, synchronously (RFC 7515 section 7.1). */
export function serializeHmacJws(claims: JsonObject, secret: string): string {
  const header = { alg: 'HS256', typ: 'JWT' }
  const input = `${toBase64url(JSON.stringify(header))}.${toBase64url(JSON.stringify(claims))}`
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}

import type { JsonObject } from '../../../../core/util/json.ts'
import { isObject } from './exchange.ts'
import { parseBoundedJson } from './parse-bounded-json.ts'

/** A JWT, not verified. */
export interface DecodedJwt {
  readonly header: JsonObject
  readonly claims: JsonObject
}

/** Decodes a JWT without looking at its signature, or returns `undefined` for another text. */
export function decodeJwt(text: unknown): DecodedJwt | undefined {
  if (typeof text !== 'string') return undefined
  const parts = text.split('.')
  if (parts.length !== 3) return undefined
  const [header, claims] = parts.map(decodeBase64Json)
  return header && claims && typeof header.alg === 'string' ? { header, claims } : undefined
}

/** Decodes base64url-encoded JSON, or returns `undefined` for another text. */
export function decodeBase64Json(text: string): JsonObject | undefined {
  if (!/^[\w-]{8,}={0,2}$/.test(text)) return undefined
  const json = parseBoundedJson(Buffer.from(text, 'base64url').toString())
  return isObject(json) ? json : undefined
}

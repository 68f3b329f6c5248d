import type { CryptoKey, JWK } from 'jose'

/** A request that the server received. */
export interface Seen {
  method: string
  /** Path and query. */
  url: string
  headers: Record<string, string>
  body: string
  form: URLSearchParams
}

export interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string
  /** Ends the connection after the body, though more was promised. */
  cut?: boolean
}

export type Json = Record<string, unknown>

/** Changes of a test by which the server violates the rules in one place. */
export interface Tamper {
  smartConfiguration?: ((json: Json) => Json) | undefined
  callback?: ((parameters: URLSearchParams) => void) | undefined
  tokenResponse?: ((json: Json, form: URLSearchParams) => Json) | undefined
  claims?: ((claims: Json) => Json) | undefined
  /** Claims of the UserInfo endpoint, which exists when this is set. */
  userInfo?: Json | undefined
  signWith?: CryptoKey | undefined
  /** Header members of the id_token beside alg; a kid when unset. */
  header?: Json | undefined
  jwks?: ((keys: JWK[]) => unknown) | undefined
  /** Returns a reply instead of the server's; `undefined` keeps the server's. */
  reply?: ((seen: Seen) => Reply | undefined) | undefined
}

/** Returns a reply with JSON that no cache stores. */
export const createJsonReply = (body: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})

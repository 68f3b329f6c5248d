import { createLocalJWKSet, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose'
import type { RecoveringWire } from './recovering-wire.ts'

/** The verification of id_tokens by a recovering client: it caches the keys as long as they match. */
export class RecoveringIdTokens {
  readonly #wire: RecoveringWire
  #keys: Record<string, unknown> | undefined

  constructor(wire: RecoveringWire) {
    this.#wire = wire
  }

  /**
   * Returns the claims of an id_token verified with the keys of that URL; the keys are fetched again when
   * none of them matches.
   */
  async verified(
    idToken: string,
    uri: string,
    expected: { issuer: string; audience: string },
  ): Promise<JWTPayload | undefined> {
    const { kid } = decodeProtectedHeader(idToken)
    for (let look = 0; look < 2; look++) {
      const { status, json } = this.#keys ? { status: 200, json: this.#keys } : await this.#wire.send(uri)
      this.#keys = status === 200 ? json : undefined
      const keys = this.#keys?.keys
      const fitting = Array.isArray(keys) ? keys.filter((key) => key.kid === kid) : []
      for (const key of fitting) {
        try {
          const settings = { ...expected, clockTolerance: 700 }
          return (await jwtVerify(idToken, createLocalJWKSet({ keys: [key] }), settings)).payload
        } catch {}
      }
      if (fitting.length > 0 || !this.#keys) return undefined
      this.#keys = undefined
    }
    return undefined
  }
}

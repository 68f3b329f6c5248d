import type { JsonObject } from '../core/json.ts'
import { rsaSigner, type SignBytes } from '../core/jws.ts'
import { DEVELOPMENT_KEYS } from './development-keys.ts'

type KeyName = keyof typeof DEVELOPMENT_KEYS

const imported = new Map<KeyName, Promise<CryptoKey>>()

/** Imports a development key once per process. */
function importKey(name: KeyName): Promise<CryptoKey> {
  let key = imported.get(name)
  if (!key) {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    key = crypto.subtle.importKey('jwk', { ...DEVELOPMENT_KEYS[name] } as JsonWebKey, algorithm, false, [
      'sign',
    ])
    imported.set(name, key)
  }
  return key
}

function publicJwk(name: KeyName): JsonObject {
  const { kty, n, e, kid, alg, use } = DEVELOPMENT_KEYS[name]
  return { kty, n, e, kid, alg, use }
}

/** The signing keys of a tenant; all tenants share the development keys until one rotates (S-111, S-116). */
export class KeyRing {
  #current: KeyName = 'dev-1'
  #published: readonly KeyName[] = ['dev-1']

  get kid(): string {
    return this.#current
  }

  /** The `kid` that signs after the next rotation. */
  get nextKid(): string {
    return this.#next()
  }

  /** The JWKS as it is published. */
  jwks(): JsonObject[] {
    return this.#published.map(publicJwk)
  }

  /** The public key that a rotation would publish. */
  nextJwk(): JsonObject {
    return publicJwk(this.#next())
  }

  /** Publishes the other key beside the old one, and signs with it from now on. */
  rotate(): void {
    this.#current = this.#next()
    this.#published = [this.#current, ...this.#published.filter((name) => name !== this.#current)]
  }

  /** Stops publishing all keys but the current one. */
  forgetOld(): void {
    this.#published = [this.#current]
  }

  reset(): void {
    this.#current = 'dev-1'
    this.#published = ['dev-1']
  }

  /** Signs as ourselves, as we would after a rotation, or with a key that nobody knows. */
  async signer(role: 'own' | 'next' | 'rogue'): Promise<SignBytes> {
    const name = role === 'own' ? this.#current : role === 'next' ? this.#next() : 'rogue-1'
    return rsaSigner(await importKey(name))
  }

  #next(): KeyName {
    return this.#current === 'dev-1' ? 'dev-2' : 'dev-1'
  }
}

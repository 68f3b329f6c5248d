import type { AlternateKey } from '../core/journal/points.ts'
import { createEcdsaSigner, createPssSigner, createRsaSigner, type SignBytes } from '../core/oauth/jws.ts'
import type { JsonObject } from '../core/util/json.ts'
import { DEVELOPMENT_KEYS } from './development-keys.ts'

type KeyName = keyof typeof DEVELOPMENT_KEYS

const IMPORTS = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
}
const SIGNERS = {
  RS256: createRsaSigner,
  PS256: createPssSigner,
  ES384: (key: CryptoKey) => createEcdsaSigner(key, 'SHA-384'),
  ES256: (key: CryptoKey) => createEcdsaSigner(key, 'SHA-256'),
}

const imported = new Map<KeyName, Promise<CryptoKey>>()

/** Imports a development key once per process. */
function importKey(name: KeyName): Promise<CryptoKey> {
  let key = imported.get(name)
  if (!key) {
    const jwk = DEVELOPMENT_KEYS[name]
    key = crypto.subtle.importKey('jwk', { ...jwk } as JsonWebKey, IMPORTS[jwk.alg], false, ['sign'])
    imported.set(name, key)
  }
  return key
}

function publicJwk(name: KeyName): JsonObject {
  const key = DEVELOPMENT_KEYS[name]
  const { kty, kid, alg, use } = key
  return key.kty === 'EC'
    ? { kty, crv: key.crv, x: key.x, y: key.y, kid, alg, use }
    : { kty, n: key.n, e: key.e, kid, alg, use }
}

/** The signing keys of a tenant; all tenants share the development keys until one rotates (S-111, S-116). */
export class KeyRing {
  #current: 'dev-1' | 'dev-2' = 'dev-1'
  #published: readonly KeyName[] = ['dev-1']

  get kid(): string {
    return this.#current
  }

  /** The `kid` that signs after the next rotation. */
  get nextKid(): string {
    return this.#next()
  }

  /** Returns the published JWKS. */
  jwks(): JsonObject[] {
    return this.#published.map(publicJwk)
  }

  /** Returns the public key that a rotation would publish. */
  nextJwk(): JsonObject {
    return publicJwk(this.#next())
  }

  rogueJwk(): JsonObject {
    return publicJwk('rogue-1')
  }

  otherJwk(key: AlternateKey): JsonObject {
    return publicJwk(`dev-${key}`)
  }

  /**
   * Returns the public signing key as the text of a PEM file or of its JWK, which HS256 must not accept as a
   * secret.
   */
  async publicKeyText(form: 'public-key-pem' | 'public-key-jwk'): Promise<string> {
    const jwk = publicJwk(this.#current)
    if (form === 'public-key-jwk') return JSON.stringify(jwk)
    const key = await crypto.subtle.importKey('jwk', jwk as JsonWebKey, IMPORTS.RS256, true, ['verify'])
    const der = new Uint8Array(await crypto.subtle.exportKey('spki', key))
    const lines = btoa(String.fromCharCode(...der)).replace(/.{64}/g, '$&\n')
    return `-----BEGIN PUBLIC KEY-----\n${lines}\n-----END PUBLIC KEY-----\n`
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

  /**
   * Returns the signing function of the current key, of the next key after a rotation, of another algorithm,
   * or of an unknown key.
   */
  async signer(role: 'own' | 'next' | 'rogue' | AlternateKey): Promise<SignBytes> {
    const name = this.#named(role)
    return SIGNERS[DEVELOPMENT_KEYS[name].alg](await importKey(name))
  }

  #named(role: 'own' | 'next' | 'rogue' | AlternateKey): KeyName {
    if (role === 'own') return this.#current
    if (role === 'next') return this.#next()
    return role === 'rogue' ? 'rogue-1' : `dev-${role}`
  }

  #next(): 'dev-1' | 'dev-2' {
    return this.#current === 'dev-1' ? 'dev-2' : 'dev-1'
  }
}

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { AlternateKey } from '../core/journal/points.ts'
import { createEcdsaSigner, createPssSigner, createRsaSigner, type SignBytes } from '../core/oauth/jws.ts'
import type { JsonObject } from '../core/util/json.ts'
import { DEVELOPMENT_KEYS } from './development-keys.ts'

type KeyName = keyof typeof DEVELOPMENT_KEYS

const SIGNERS = {
  RS256: createRsaSigner,
  PS256: createPssSigner,
  ES384: (key: KeyObject) => createEcdsaSigner(key, 'sha384'),
  ES256: (key: KeyObject) => createEcdsaSigner(key, 'sha256'),
}

const signers = new Map<KeyName, SignBytes>()

/** Returns the signing function of a development key, which is imported once per process. */
function getSigner(name: KeyName): SignBytes {
  let signer = signers.get(name)
  if (!signer) {
    const jwk = DEVELOPMENT_KEYS[name]
    signer = SIGNERS[jwk.alg](createPrivateKey({ key: { ...jwk }, format: 'jwk' }))
    signers.set(name, signer)
  }
  return signer
}

function publicJwk(name: KeyName): JsonObject {
  const key = DEVELOPMENT_KEYS[name]
  const { kty, kid, alg, use } = key
  return key.kty === 'EC'
    ? { kty, crv: key.crv, x: key.x, y: key.y, kid, alg, use }
    : { kty, n: key.n, e: key.e, kid, alg, use }
}

/** The keys of a tenant as JSON can carry them: their names. */
export interface KeyRecord {
  readonly current: 'dev-1' | 'dev-2'
  readonly published: readonly KeyName[]
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
  publicKeyText(form: 'public-key-pem' | 'public-key-jwk'): string {
    const jwk = publicJwk(this.#current)
    if (form === 'public-key-jwk') return JSON.stringify(jwk)
    return String(createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }))
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

  /** Returns the names of the keys that sign and are published. @internal */
  toRecord(): KeyRecord {
    return { current: this.#current, published: this.#published }
  }

  /** Restores which keys sign and are published. @internal */
  restore({ current, published }: KeyRecord): void {
    this.#current = current
    this.#published = published
  }

  /**
   * Returns the signing function of the current key, of the next key after a rotation, of another algorithm,
   * or of an unknown key.
   */
  signer(role: 'own' | 'next' | 'rogue' | AlternateKey): SignBytes {
    return getSigner(this.#named(role))
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

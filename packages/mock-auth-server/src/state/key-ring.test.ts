import { createPublicKey } from 'node:crypto'
import { compactVerify, importJWK, type JWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { serializeCompactJws } from '../core/oauth/jws.ts'
import { KeyRing } from './key-ring.ts'

const ALTERNATE = ['es256', 'es384', 'ps256'] as const

describe('the key ring', () => {
  test.each([
    ['own', 'RS256', (ring: KeyRing) => ring.jwks()[0]],
    ['next', 'RS256', (ring: KeyRing) => ring.nextJwk()],
    ['rogue', 'RS256', (ring: KeyRing) => ring.rogueJwk()],
    ['ps256', 'PS256', (ring: KeyRing) => ring.otherJwk('ps256')],
    ['es384', 'ES384', (ring: KeyRing) => ring.otherJwk('es384')],
    ['es256', 'ES256', (ring: KeyRing) => ring.otherJwk('es256')],
  ] as const)('%s signs %s verifiably with its public key', async (role, alg, publicOf) => {
    const ring = new KeyRing()
    const jws = await serializeCompactJws({ alg }, { sub: 'a' }, ring.signer(role))
    await expect(compactVerify(jws, await importJWK(publicOf(ring) as JWK, alg))).resolves.toBeDefined()
    const [head, , signature] = jws.split('.')
    await expect(
      compactVerify(`${head}.e30.${signature}`, await importJWK(publicOf(ring) as JWK, alg)),
    ).rejects.toThrow('signature')
  })

  test('publishes only its own key, without private members', () => {
    const ring = new KeyRing()
    expect(ring.jwks().map(({ kid }) => kid)).toEqual(['dev-1'])
    for (const jwk of [...ring.jwks(), ring.rogueJwk(), ...ALTERNATE.map((key) => ring.otherJwk(key))]) {
      expect(jwk).not.toHaveProperty('d')
    }
  })

  test('returns the public key as text', async () => {
    const ring = new KeyRing()
    const { n, e } = ring.jwks()[0] ?? {}
    const pem = createPublicKey(ring.publicKeyText('public-key-pem')).export({ format: 'jwk' })
    expect(pem).toMatchObject({ kty: 'RSA', n, e })
    expect(JSON.parse(ring.publicKeyText('public-key-jwk'))).toEqual(ring.jwks()[0])
  })
})

import { X509Certificate } from 'node:crypto'
import { decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { isGenuine, receiveIdToken } from './received-id-token.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('keys (F-154 to F-160)', () => {
  /** Returns the JWKS and the openid-configuration as the careless client received them. */
  const documents = (seen: Awaited<ReturnType<typeof receiveIdToken>>['seen']) => {
    const body = (end: string) => JSON.parse(seen.find(({ url }) => url.endsWith(end))?.reply.body ?? '')
    return {
      keys: body('/auth/jwks').keys as JWK[],
      algs: body('/openid-configuration').id_token_signing_alg_values_supported as string[],
    }
  }

  test.each(['ES384', 'PS256'])('%s, published', async (alg) => {
    for (const [name, advertised] of [
      ['id-token-unadvertised-alg', ['RS256']],
      ['id-token-other-alg', ['RS256', alg]],
    ] as const) {
      const { idToken, seen } = await receiveIdToken(mock, name, { alg })
      const { keys, algs } = documents(seen)
      const { kid } = decodeProtectedHeader(idToken)
      const key = await importJWK(keys.find((jwk) => jwk.kid === kid) as JWK, alg)
      expect((await jwtVerify(idToken, key)).protectedHeader.alg).toBe(alg)
      expect(algs).toEqual(advertised)
    }
  })

  test('has a kid that is never published', async () => {
    const { idToken, seen, tenant } = await receiveIdToken(mock, 'id-token-unknown-kid')
    const { kid } = decodeProtectedHeader(idToken)
    expect(documents(seen).keys.map((jwk) => jwk.kid)).not.toContain(kid)
    const key = await importJWK(tenant.tenant.keys.rogueJwk() as JWK, 'RS256')
    await expect(jwtVerify(idToken, key)).resolves.toBeDefined()
  })

  test.each([
    ['id-token-kid-absent', 1],
    ['id-token-kid-ambiguous', 2],
  ])('%s', async (name, count) => {
    const { idToken, key, seen } = await receiveIdToken(mock, name)
    expect(decodeProtectedHeader(idToken)).toEqual({ alg: 'RS256', typ: 'JWT' })
    await expect(jwtVerify(idToken, key)).resolves.toBeDefined()
    expect(documents(seen).keys).toHaveLength(count)
  })

  test.each(['jku', 'x5u', 'jwk', 'x5c'])('a key in the header by %s', async (member) => {
    const { tenant, idToken } = await receiveIdToken(mock, 'id-token-header-key', { member })
    const header = decodeProtectedHeader(idToken) as unknown as Record<string, unknown>
    const rogue = tenant.tenant.keys.rogueJwk() as JWK
    await expect(jwtVerify(idToken, await importJWK(rogue, 'RS256'))).resolves.toBeDefined()
    expect(header.kid).toBe(tenant.tenant.keys.kid)
    const brought = header[member]
    if (member === 'jwk') expect(brought).toEqual(rogue)
    else if (member === 'x5c') {
      const [der = ''] = brought as string[]
      const { publicKey } = new X509Certificate(Buffer.from(der, 'base64'))
      expect(publicKey.export({ format: 'jwk' }).n).toBe(rogue.n)
    } else expect(String(brought).startsWith(tenant.tenant.canary.base)).toBe(true)
  })

  test('has an unknown critical header', async () => {
    const { idToken, key } = await receiveIdToken(mock, 'id-token-unknown-crit')
    expect(await isGenuine(idToken, key)).toBe(true)
    await expect(jwtVerify(idToken, key)).rejects.toThrow('"https://smart-mock.example/unknown"')
  })
})

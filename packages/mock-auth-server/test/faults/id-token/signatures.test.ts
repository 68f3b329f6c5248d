import { createHash, createHmac } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { isGenuine, receiveIdToken } from './received-id-token.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

test.each(['none', 'None', 'NONE'])('alg %s has an empty signature (F-151)', async (spelling) => {
  const { idToken } = await receiveIdToken(mock, 'id-token-alg-none', { spelling })
  expect(idToken.split('.')).toHaveLength(3)
  expect(idToken.endsWith('.')).toBe(true)
  expect(decodeProtectedHeader(idToken)).toEqual({ alg: spelling, typ: 'JWT' })
})

test("signs with a foreign key under the server's kid (F-150)", async () => {
  const { tenant, idToken, key } = await receiveIdToken(mock, 'id-token-rogue-key')
  expect(decodeProtectedHeader(idToken)).toEqual({ alg: 'RS256', kid: tenant.tenant.keys.kid, typ: 'JWT' })
  await expect(jwtVerify(idToken, key)).rejects.toThrow('signature')
})

describe('signatures that are not ours (F-148 to F-153)', () => {
  test('differs in one character of the signature', async () => {
    const { idToken, key, changes } = await receiveIdToken(mock, 'id-token-signature-altered')
    expect(await isGenuine(idToken, key)).toBe(false)
    const before = String(changes.find(({ point }) => point === 'token.idToken.compact')?.original)
    expect(await isGenuine(before, key)).toBe(true)
    expect([...idToken].filter((char, at) => char !== before[at])).toHaveLength(1)
  })

  test('has claims that were changed after signing', async () => {
    const { idToken, key, changes } = await receiveIdToken(mock, 'id-token-payload-altered')
    expect(await isGenuine(idToken, key)).toBe(false)
    const before = String(changes.find(({ point }) => point === 'token.idToken.compact')?.original)
    expect(await isGenuine(before, key)).toBe(true)
    expect(decodeJwt(idToken)).toEqual({ ...decodeJwt(before), sub: 'user.somebody.else' })
  })

  test.each(['public-key-pem', 'public-key-jwk'] as const)('HS256 over the %s', async (secret) => {
    const { tenant, idToken } = await receiveIdToken(mock, 'id-token-hs256-public-key', { secret })
    expect(decodeProtectedHeader(idToken)).toMatchObject({ alg: 'HS256', kid: tenant.tenant.keys.kid })
    expect(hs256(idToken, await tenant.tenant.keys.publicKeyText(secret))).toBe(true)
  })

  test('is HS256 with the client secret', async () => {
    const { idToken } = await receiveIdToken(mock, 'id-token-hs256-client-secret')
    expect(decodeProtectedHeader(idToken)).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(hs256(idToken, 'smart-client-secret')).toBe(true)
  })
})

test.each([
  ['ES384', 'sha384', 24],
  ['PS256', 'sha256', 16],
])('has an at_hash by the hash of %s', async (alg, name, bytes) => {
  const { idToken, tenant } = await receiveIdToken(mock, 'id-token-other-alg', { alg })
  const [token] = tenant.journal.find({ step: 'token' })
  const { access_token } = JSON.parse(String(token?.sent?.body))
  const half = createHash(name).update(access_token).digest().subarray(0, bytes)
  expect(decodeProtectedHeader(idToken).alg).toBe(alg)
  expect(decodeJwt(idToken).at_hash).toBe(half.toString('base64url'))
})

function hs256(jwt: string, secret: string): boolean {
  const [header, payload, signature] = jwt.split('.')
  return createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url') === signature
}

test.each([
  ['two-parts', 2],
  ['bad-base64', 3],
  ['not-json', 3],
  ['json-string', 3],
  ['encrypted', 5],
])('%s is not a JWT (F-181)', async (to, parts) => {
  const { idToken } = await receiveIdToken(mock, 'id-token-not-a-jwt', { to })
  expect(idToken.split('.')).toHaveLength(parts)
  expect(() => decodeJwt(idToken)).toThrow()
})

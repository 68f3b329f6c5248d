import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { struckRun } from '../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const named = (headers: readonly (readonly [string, string])[], name: string) =>
  headers.filter(([key]) => key === name).map(([, value]) => value)
const idTokenIn = (body: string) => String(JSON.parse(body).id_token)

describe('openid-configuration (F-191 to F-194)', () => {
  test.each([
    ['not-found', 404, 'application/json', '{"error":"not_found"}'],
    ['server-error', 500, 'application/json', '{"error":"server_error"}'],
    ['html', 200, 'text/html; charset=utf-8', '<html><body><h1>Sign in</h1></body></html>'],
    ['bad-json', 200, 'application/json', '{"issuer":"'],
  ])('%s', async (answer, status, type, body) => {
    const { received } = await struckRun(mock, 'openid-configuration-broken', { answer })
    expect(received).toMatchObject({ status, body, whole: true })
    expect(named(received.headers, 'Content-Type')).toEqual([type])
    expect(named(received.headers, 'Access-Control-Allow-Origin')).toEqual(['*'])
  })

  test('another issuer, and keys elsewhere', async () => {
    const { received, tenant } = await struckRun(mock, 'openid-configuration-other-issuer')
    const { base } = tenant.tenant.canary
    expect(JSON.parse(received.body)).toMatchObject({
      issuer: `${base}/rogue/auth`,
      jwks_uri: `${base}/rogue/auth/jwks`,
      token_endpoint: `${tenant.issuer}/token`,
    })
  })

  test('the right issuer with keys elsewhere, or at another address of the same keys', async () => {
    const foreign = await struckRun(mock, 'openid-configuration-foreign-keys')
    expect(JSON.parse(foreign.received.body)).toMatchObject({
      issuer: foreign.tenant.issuer,
      jwks_uri: `${foreign.tenant.tenant.canary.base}/rogue/auth/jwks`,
    })
    const own = await struckRun(mock, 'openid-configuration-own-keys')
    const { jwks_uri: uri } = JSON.parse(own.received.body)
    const [one, two] = await Promise.all([sendRawRequest(uri), sendRawRequest(`${own.tenant.issuer}/jwks`)])
    expect(one).toMatchObject({ status: 200, body: two.body })
  })
})

describe('JWKS (F-195 to F-199, F-203)', () => {
  test.each([404, 500, 503])('%i', async (status) => {
    const { received } = await struckRun(mock, 'jwks-unavailable', { status })
    expect(received.status).toBe(status)
  })

  test.each([
    ['html', 'text/html; charset=utf-8', '<html><body><h1>Welcome</h1></body></html>'],
    ['bad-json', 'application/json', '{"keys":[{"kty":"RSA",'],
    ['no-keys', 'application/json', '{"keys":[]}'],
    ['keys-no-array', 'application/json', '{"keys":{"kty":"RSA"}}'],
  ])('%s', async (body, type, text) => {
    const { received, original } = await struckRun(mock, 'jwks-unreadable', { body })
    expect(received).toMatchObject({ status: 200, body: text })
    expect(named(received.headers, 'Content-Type')).toEqual([type])
    expect(JSON.parse(String(original.body)).keys).toHaveLength(1)
  })

  test.each([
    ['use', { use: 'enc', alg: 'RS256', kty: 'RSA' }, []],
    ['key-ops', { key_ops: ['encrypt'], kty: 'RSA' }, ['use']],
    ['alg', { alg: 'RSA-OAEP-256', use: 'sig' }, []],
    ['kty', { kty: 'oct', k: 'AQAB' }, ['n', 'e']],
  ])('the key is unfit by %s', async (by, members, without) => {
    const { received, tenant } = await struckRun(mock, 'jwks-key-unfit', { by })
    const [key, ...others] = JSON.parse(received.body).keys
    expect(others).toEqual([])
    expect(key).toMatchObject({ kid: tenant.tenant.keys.kid, ...members })
    for (const name of without) expect(key).not.toHaveProperty(name)
  })

  test('verifies with a good key among unknown entries, or after another of the same kid', async () => {
    for (const name of ['jwks-unknown-entries', 'jwks-duplicate-kid']) {
      const { received, seen } = await struckRun(mock, name)
      const { keys } = JSON.parse(received.body)
      expect(keys.length).toBeGreaterThan(1)
      const token = seen.find(({ url }) => url.endsWith('/auth/token'))?.reply.body ?? ''
      await expect(
        jwtVerify(idTokenIn(token), createLocalJWKSet({ keys: keys.slice(-1) })),
      ).resolves.toBeDefined()
      if (name === 'jwks-duplicate-kid') {
        expect(keys[0].kid).toBe(keys[1].kid)
        await expect(
          jwtVerify(idTokenIn(token), createLocalJWKSet({ keys: keys.slice(0, 1) })),
        ).rejects.toThrow('signature')
      }
    }
  })

  test('sends no CORS header', async () => {
    const { received, original } = await struckRun(mock, 'jwks-without-cors')
    expect(received.headers.filter(([name]) => /^access-control/i.test(name))).toEqual([])
    expect(named(original.headers, 'Access-Control-Allow-Origin')).toEqual(['*'])
  })
})

describe('keys', () => {
  const keysOf = (body: string) => (JSON.parse(body).keys as { kid: string }[]).map(({ kid }) => kid)

  test('rotated: the first JWKS lacks the new key, the second has it (F-155, F-201)', async () => {
    const { received, seen, tenant } = await struckRun(mock, 'keys-rotated')
    const idToken = idTokenIn(received.body)
    expect(decodeProtectedHeader(idToken).kid).toBe('dev-2')
    const first = seen.find(({ url }) => url.endsWith('/auth/jwks'))?.reply.body ?? ''
    expect(keysOf(first)).toEqual(['dev-1'])
    const second = (await sendRawRequest(`${tenant.issuer}/jwks`)).body
    expect(keysOf(second)).toEqual(['dev-2', 'dev-1'])
    await expect(jwtVerify(idToken, createLocalJWKSet(JSON.parse(second)))).resolves.toBeDefined()
    const later = seen.filter(({ url }) => url.endsWith('/auth/token')).at(-1)?.reply.body ?? ''
    await expect(jwtVerify(idTokenIn(later), createLocalJWKSet(JSON.parse(second)))).resolves.toBeDefined()
  })

  test('rotated: returns the new key to a client that fetched the JWKS before', async () => {
    const tenant = mock.createTenant('keys-known')
    const jwks = () => sendRawRequest(`${tenant.issuer}/jwks`).then(({ body }) => keysOf(body))
    expect(await jwks()).toEqual(['dev-1'])
    const armed = await tenant.arm('keys-rotated')
    armed.armed.memo.kid = 'dev-2'
    armed.armed.commit({ seq: 1, run: undefined, at: Date.now() })
    await tenant.performAction({ action: 'rotateKeys' })
    expect(await jwks()).toEqual(['dev-2', 'dev-1'])
  })

  test('replaced between two id_tokens: the second needs the new JWKS (F-200)', async () => {
    const { received, seen, tenant } = await struckRun(mock, 'keys-replaced')
    const tokens = seen.filter(({ url }) => url.endsWith('/auth/token')).map(({ reply }) => reply.body)
    expect(decodeProtectedHeader(idTokenIn(tokens[0] ?? '')).kid).toBe('dev-1')
    expect(decodeProtectedHeader(idTokenIn(tokens[1] ?? '')).kid).toBe('dev-2')
    expect(JSON.parse(received.body).access_token).toBeDefined()
    const now = (await sendRawRequest(`${tenant.issuer}/jwks`)).body
    expect(keysOf(now)).toEqual(['dev-2'])
    await expect(
      jwtVerify(idTokenIn(tokens[1] ?? ''), createLocalJWKSet(JSON.parse(now))),
    ).resolves.toBeDefined()
  })

  test('withdrawn: the token names a key that is no longer published (F-202)', async () => {
    const { received, seen, tenant } = await struckRun(mock, 'removed-key-signs')
    const idToken = idTokenIn(received.body)
    const jwks = seen.find(({ url }) => url.endsWith('/auth/jwks'))?.reply.body ?? ''
    expect(keysOf(jwks)).not.toContain(decodeProtectedHeader(idToken).kid)
    const claims = JSON.parse(atob(idToken.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''))
    expect(claims).toMatchObject({ iss: tenant.issuer, fhirUser: tenant.tenant.canary.fhirUser })
  })
})

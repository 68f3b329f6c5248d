import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import { claimsOf } from '../../support/claims.ts'
import { basic, bearer } from '../../support/handshake.ts'
import { approve, askTokens, createTenant, listEffects, signIn } from '../preset-requests.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const read = (tenant: MockTenant, token: unknown) =>
  fetch(`${tenant.fhirBase}/Observation?_count=1`, { headers: bearer(String(token)) })
const getKeys = async (tenant: MockTenant) =>
  (await (await fetch(`${tenant.issuer}/jwks`)).json()) as JSONWebKeySet

describe('accessTokenFormat', () => {
  const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

  test('uuid gives 36 characters, which the FHIR API accepts', async () => {
    const tenant = createTenant(mock, { accessTokenFormat: 'uuid' })
    const tokens = [(await signIn(tenant)).access_token, (await signIn(tenant)).access_token]
    for (const token of tokens) {
      expect(token).toMatch(UUID)
      expect((await read(tenant, token)).status).toBe(200)
    }
    expect(tokens[0]).not.toBe(tokens[1])
    tenant.tenant.change({ accessTokenFormat: 'opaque' })
    expect((await signIn(tenant)).access_token).toMatch(/^at_/)
  })

  test.each([
    { accessTokenFormat: 'uuid' },
    { accessTokenFormat: 'jwt', accessTokenJwt: { claims: { jti: '{uuid}' } } },
  ] as const)('a token of %j that arrives after a reset is known as a late one', async (options) => {
    const tenant = createTenant(mock, options)
    const { access_token } = await signIn(tenant)
    tenant.reset()
    approve(tenant)
    expect((await read(tenant, access_token)).status).toBe(401)
    expect(tenant.journal.last({ step: 'fhir-search' })?.straggler).toBe(true)
    await read(tenant, (await signIn(tenant)).access_token)
    expect(tenant.journal.last({ step: 'fhir-search' })?.straggler).toBe(false)
  })
})

describe('accessTokenJwt', () => {
  const jwt = { accessTokenFormat: 'jwt' } as const

  test('changes header and claims, with placeholders, and leaves claims out', async () => {
    const tenant = createTenant(mock, {
      ...jwt,
      accessTokenJwt: {
        header: { typ: 'JWT' },
        claims: {
          sub: '{user}',
          nbf: '{iat}',
          who: ['{clientName}', '{name}', '{given}/{family}', '{username}'],
          context: { patient: '{patient}', encounter: '{encounter}' },
          nothing: { encounter: '{encounter}' },
          scopes: '{scopes}',
          fixed: null,
        },
        omit: ['client_id', 'aud'],
      },
    })
    const { access_token, scope } = await signIn(tenant)
    expect(decodeProtectedHeader(String(access_token))).toEqual({
      alg: 'RS256',
      kid: expect.any(String),
      typ: 'JWT',
    })
    const { iat, ...claims } = claimsOf(String(access_token))
    const [okafor] = tenant.tenant.users.filter(({ reference }) => reference === 'Practitioner/dr-okafor')
    expect(okafor?.name).toBe('Ngozi Okafor')
    expect(claims).toEqual({
      iss: tenant.issuer,
      scope,
      exp: Number(iat) + 3600,
      jti: expect.any(String),
      sub: 'dr-okafor',
      nbf: iat,
      who: ['SMART client (public)', okafor?.name, 'Ngozi/Okafor', 'ngozi.okafor'],
      context: { patient: 'amy-shaw' },
      scopes: String(scope).split(' '),
      fixed: null,
    })
    expect(listEffects(tenant)).toEqual(['accessTokenJwt'])
  })

  test.each(['ES256', 'ES384', 'PS256'] as const)('%s is verifiable with a published key', async (alg) => {
    const tenant = createTenant(mock, { ...jwt, accessTokenJwt: { alg } })
    const { access_token, id_token } = await signIn(tenant)
    const keys = createLocalJWKSet(await getKeys(tenant))
    expect(listEffects(tenant, 'jwks')).toEqual(['accessTokenJwt'])
    const { protectedHeader } = await jwtVerify(String(access_token), keys)
    expect(protectedHeader).toMatchObject({ alg, typ: 'at+jwt' })
    await expect(jwtVerify(String(id_token), keys)).resolves.toBeDefined()
    expect((await getKeys(createTenant(mock))).keys).toHaveLength(1)
  })

  test('lifetimeS decides until when a token is valid, whatever expires_in says', async () => {
    const options = { ...jwt, accessTokenLifetimeS: 570 }
    const longer = createTenant(mock, { ...options, accessTokenJwt: { lifetimeS: 600 } })
    const strict = createTenant(mock, options)
    for (const [tenant, seconds, status] of [
      [longer, 600, 200],
      [strict, 570, 401],
    ] as const) {
      const { access_token, expires_in } = await signIn(tenant)
      const { iat, exp } = claimsOf(String(access_token))
      expect([expires_in, Number(exp) - Number(iat)]).toEqual([570, seconds])
      await tenant.performAction({ action: 'advanceClock', seconds: 580 })
      expect((await read(tenant, access_token)).status).toBe(status)
      await tenant.performAction({ action: 'advanceClock', seconds: 30 })
      expect((await read(tenant, access_token)).status).toBe(401)
    }
  })

  test('of a backend service names the service', async () => {
    const tenant = createTenant(mock, {
      ...jwt,
      backendAuth: 'secret-too',
      accessTokenJwt: { claims: { sub: '{user}', name: '{name}', fhirUser: '{fhirUser}' } },
    })
    const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
    const { body } = await askTokens(tenant, form, basic('smart-client-symmetric', 'smart-client-secret'))
    const claims = claimsOf(String(body.access_token))
    expect(claims).toMatchObject({ sub: 'smart-client-symmetric', scope: 'system/Patient.rs' })
    expect(claims).not.toHaveProperty('name')
    expect(claims).not.toHaveProperty('fhirUser')
  })

  test('changes nothing of opaque tokens, nor without a value', async () => {
    const opaque = createTenant(mock, { accessTokenJwt: { claims: { a: 1 } } })
    expect((await signIn(opaque)).access_token).toMatch(/^at_/)
    const tenant = createTenant(mock, { ...jwt, accessTokenJwt: { alg: 'RS256', header: { typ: 'at+jwt' } } })
    const { access_token } = await signIn(tenant)
    expect(Object.keys(claimsOf(String(access_token)))).toEqual([
      ...['iss', 'sub', 'aud', 'client_id', 'scope', 'iat', 'exp', 'jti'],
    ])
    expect(listEffects(tenant)).toEqual([])
  })

  test('that would be too long for a header gives an opaque token', async () => {
    const tenant = createTenant(mock, { ...jwt, accessTokenJwt: { claims: { long: 'x'.repeat(8000) } } })
    expect((await signIn(tenant)).access_token).toMatch(/^at_/)
  })
})

import { createHash } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import { claimsOf } from '../../support/claims.ts'
import { basic, bearer, post } from '../../support/handshake.ts'
import { createTenant, listEffects, readAnswer, signIn } from '../preset-requests.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const getClaims = async (tenant: MockTenant, scope?: string) =>
  claimsOf(String((await signIn(tenant, 'public', scope === undefined ? {} : { scope })).id_token))

describe('idTokenLifetimeS', () => {
  test('is the time from iat to exp', async () => {
    const tenant = createTenant(mock, { idTokenLifetimeS: 300 })
    const { iat, exp } = await getClaims(tenant)
    expect(Number(exp) - Number(iat)).toBe(300)
    expect(listEffects(tenant)).toEqual(['idTokenLifetimeS'])
    tenant.tenant.change({ idTokenLifetimeS: 3600 })
    const strict = await getClaims(tenant)
    expect(Number(strict.exp) - Number(strict.iat)).toBe(3600)
    expect(listEffects(tenant)).toEqual([])
  })
})

describe('idTokenSub', () => {
  test.each([
    ['subject', 'user.practitioner.dr-okafor'],
    ['fhir-id', 'dr-okafor'],
    ['username', 'ngozi.okafor'],
    ['sha256', createHash('sha256').update('Practitioner/dr-okafor').digest('hex')],
  ] as const)('%s is the sub of id_token, userinfo and introspection', async (idTokenSub, sub) => {
    const tenant = createTenant(mock, { idTokenSub })
    const { id_token, access_token } = await signIn(tenant)
    const effects = idTokenSub === 'subject' ? [] : ['idTokenSub']
    expect(claimsOf(String(id_token)).sub).toBe(sub)
    expect(listEffects(tenant)).toEqual(effects)
    const headers = bearer(String(access_token))
    expect(await readAnswer(await fetch(`${tenant.issuer}/userinfo`, { headers }))).toMatchObject({
      body: { sub },
    })
    expect(listEffects(tenant, 'userinfo')).toEqual(effects)
    const form = { token: String(access_token) }
    const secret = basic('smart-client-symmetric', 'smart-client-secret')
    expect(await readAnswer(await post(tenant, 'introspect', form, secret))).toMatchObject({ body: { sub } })
    expect(listEffects(tenant, 'introspect')).toEqual(effects)
  })

  test('differs between users', async () => {
    for (const idTokenSub of ['fhir-id', 'username', 'sha256'] as const) {
      const tenant = createTenant(mock, { idTokenSub })
      const subjects = new Set<unknown>()
      for (const { reference } of tenant.tenant.users) {
        tenant.autoApprove({ user: reference, patient: 'amy-shaw' })
        const { id_token } = await signIn(tenant, 'public', { scope: 'openid fhirUser' })
        subjects.add(claimsOf(String(id_token)).sub)
      }
      expect(subjects.size).toBe(tenant.tenant.users.length)
    }
  })
})

describe('idTokenIssuer', () => {
  test('is the iss of id_tokens alone, and openid-configuration is there', async () => {
    const tenant = createTenant(mock, { idTokenIssuer: '/oidc/idsps/{tenant}/' })
    const { root } = tenant.tenant.addresses
    const issuer = `${root}/oidc/idsps/${tenant.tenant.name}/`
    expect((await getClaims(tenant)).iss).toBe(issuer)
    const smart = await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)
    expect(await smart.json()).toMatchObject({ issuer: tenant.issuer })
    const there = await readAnswer(await fetch(`${issuer}.well-known/openid-configuration`))
    expect(there).toMatchObject({ status: 200, body: { issuer } })
    expect((await fetch(`${tenant.issuer}/.well-known/openid-configuration`)).status).toBe(404)
    tenant.tenant.change({ idTokenIssuer: 'issuer' })
    expect((await getClaims(tenant)).iss).toBe(tenant.issuer)
    expect((await fetch(`${issuer}.well-known/openid-configuration`)).status).toBe(404)
    expect((await fetch(`${tenant.issuer}/.well-known/openid-configuration`)).status).toBe(200)
  })
})

describe('idTokenKid', () => {
  test('absent leaves the key unnamed', async () => {
    const tenant = createTenant(mock, { idTokenKid: 'absent' })
    const getHeader = async () => decodeProtectedHeader(String((await signIn(tenant)).id_token))
    expect(await getHeader()).toEqual({ alg: 'RS256', typ: 'JWT' })
    expect(listEffects(tenant)).toEqual(['idTokenKid'])
    tenant.tenant.change({ idTokenKid: 'present' })
    expect(await getHeader()).toHaveProperty('kid')
  })
})

describe('idTokenScopes', () => {
  test.each([
    ['openid', 'openid', true],
    ['openid-and-user', 'openid', false],
    ['openid-and-user', 'openid fhirUser', true],
    ['openid-and-user', 'openid profile', true],
    ['openid-and-user', 'fhirUser patient/Observation.rs', false],
  ] as const)('%s with the scopes %s', async (idTokenScopes, scope, isIssued) => {
    const tenant = createTenant(mock, { idTokenScopes })
    const response = await signIn(tenant, 'public', { scope })
    expect('id_token' in response).toBe(isIssued)
    expect(tenant.journal.last({ step: 'token' })?.facts.issuedIdToken).toBe(response.id_token)
    const isChanged = !isIssued && scope.startsWith('openid')
    expect(listEffects(tenant)).toEqual(isChanged ? ['idTokenScopes'] : [])
  })
})

describe('idTokenClaims', () => {
  test('adds claims with placeholders, and leaves claims out', async () => {
    const tenant = createTenant(mock, {
      idTokenClaims: {
        set: {
          profile: '{fhirUserRelative}',
          azp: '{clientId}',
          name: { when: 'profile', value: '{name}' },
          encounter: '{encounter}',
        },
        omit: ['at_hash', 'auth_time'],
      },
    })
    const claims = await getClaims(tenant)
    expect(claims).toMatchObject({ profile: 'Practitioner/dr-okafor', azp: 'smart-client-public' })
    for (const name of ['at_hash', 'auth_time', 'name', 'encounter']) expect(claims).not.toHaveProperty(name)
    expect(listEffects(tenant)).toEqual(['idTokenClaims'])
    expect(await getClaims(tenant, 'openid profile')).toMatchObject({ name: 'Ngozi Okafor' })
    const { access_token } = await signIn(tenant)
    const userinfo = await fetch(`${tenant.issuer}/userinfo`, { headers: bearer(String(access_token)) })
    expect(await userinfo.json()).toEqual({
      sub: 'user.practitioner.dr-okafor',
      fhirUser: `${tenant.fhirBase}/Practitioner/dr-okafor`,
      profile: 'Practitioner/dr-okafor',
    })
    expect(listEffects(tenant, 'userinfo')).toEqual(['idTokenClaims'])
    tenant.tenant.change({ idTokenClaims: {} })
    expect(await getClaims(tenant)).toHaveProperty('at_hash')
    expect(listEffects(tenant)).toEqual([])
  })
})

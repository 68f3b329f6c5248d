import { describe, expect, test } from 'vitest'
import { claimsOf } from '../../support/claims.ts'
import { authorize, callback, obtainTokens, post } from '../../support/handshake.ts'
import { fetchDocument, fetchSmart, listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()

describe('issuer', () => {
  test.each([
    ['fhir-base', ({ fhirBase }) => fhirBase],
    ['second-origin', ({ tenant }) => tenant.canary.base],
    ['{root}/', ({ tenant }) => `${tenant.base}/`],
    ['{root}/realms/{realm}', ({ tenant }) => `${tenant.base}/realms/smart`],
    ['{second}/tenants/{tenant}', ({ tenant, name }) => `${tenant.canary.base}/tenants/${name}`],
  ] as const satisfies [string, (tenant: ReturnType<typeof createTenant>) => string][])(
    '%s is what every document, token and response names, and where openid-configuration is',
    async (value, expected) => {
      const tenant = createTenant({ issuer: value, accessTokenFormat: 'jwt' })
      const issuer = expected(tenant)
      const smart = await fetchSmart(tenant)
      expect(smart.issuer).toBe(issuer)
      const base = issuer.replace(/\/$/, '')
      const openid = await fetchDocument(`${base}/.well-known/openid-configuration`)
      expect(openid).toMatchObject({ issuer, jwks_uri: smart.jwks_uri })
      expect(await fetchDocument(`${base}/.well-known/oauth-authorization-server`)).toMatchObject({ issuer })
      expect(await fetchDocument(String(openid.jwks_uri))).toHaveProperty('keys')
      expect(callback(await authorize(tenant)).get('iss')).toBe(issuer)
      const tokens = await obtainTokens(tenant)
      expect(claimsOf(tokens.id_token).iss).toBe(issuer)
      expect(claimsOf(tokens.access_token).iss).toBe(issuer)
      const introspection = await post(tenant, 'introspect', { token: tokens.access_token })
      expect(await introspection.json()).toMatchObject({ active: true, iss: issuer })
      for (const step of ['discovery', 'openid-configuration', 'token', 'introspect'] as const)
        expect(listEffects(tenant, step), step).toEqual(['issuer'])
      expect(tenant.journal.find({ listener: 'canary' })).toEqual([])
    },
  )

  test('of a URL with a path has its metadata also where RFC 8414 inserts the well-known part', async () => {
    const tenant = createTenant({ issuer: '{root}/realms/{realm}' })
    const { origin, pathname } = new URL(tenant.tenant.base)
    const url = `${origin}/.well-known/oauth-authorization-server${pathname}/realms/smart`
    expect(await fetchDocument(url)).toMatchObject({ issuer: `${tenant.tenant.base}/realms/smart` })
    const elsewhere = `${origin}/.well-known/oauth-authorization-server${pathname}/realms/other`
    expect((await fetch(elsewhere)).status).toBe(404)
  })

  test('at the other origin leaves other paths there as they are', async () => {
    const { tenant, journal } = createTenant({ issuer: 'second-origin' })
    const { keys } = await fetchDocument(`${tenant.canary.base}/jwks`)
    expect(keys).toEqual(JSON.parse(JSON.stringify(tenant.keys.jwks())))
    expect((await fetch(`${tenant.canary.base}/token`)).status).toBe(404)
    expect(journal.find({ listener: 'canary' })).toHaveLength(1)
  })

  test('absent is absent from smart-configuration alone', async () => {
    const tenant = createTenant({ issuer: 'absent' })
    expect(await fetchSmart(tenant)).not.toHaveProperty('issuer')
    const openid = await fetchDocument(`${tenant.issuer}/.well-known/openid-configuration`)
    expect(openid.issuer).toBe(tenant.issuer)
    expect(claimsOf((await obtainTokens(tenant)).id_token).iss).toBe(tenant.issuer)
    expect(listEffects(tenant, 'discovery')).toEqual(['issuer'])
    expect(listEffects(tenant, 'token')).toEqual([])
  })

  test('is the base of the default paths by default, and again when the value is taken back', async () => {
    const tenant = createTenant({ issuer: 'fhir-base' })
    expect((await fetchSmart(tenant)).issuer).toBe(tenant.fhirBase)
    tenant.tenant.change({ issuer: 'auth-base' })
    expect((await fetchSmart(tenant)).issuer).toBe(tenant.issuer)
    expect(listEffects(tenant, 'discovery')).toEqual([])
    for (const [place, status] of [
      [tenant.fhirBase, 401],
      [tenant.tenant.canary.base, 404],
    ] as const)
      expect((await fetch(`${place}/.well-known/openid-configuration`)).status).toBe(status)
  })

  test.each(['{nothing}/x', 'https://login.example/x', '{root}/a b', '{root}/"', 'x'])(
    'refuses %s',
    async (issuer) => {
      const { optionsSchema } = await import('../../../src/options/options-schema.ts')
      expect(optionsSchema.safeParse({ issuer }).success).toBe(false)
    },
  )
})

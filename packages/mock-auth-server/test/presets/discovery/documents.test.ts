import { describe, expect, test } from 'vitest'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { authorize, callback } from '../../support/handshake.ts'
import { fetchDocument, fetchSmart, listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()

describe('discovery', () => {
  test('leaves out, sets and orders members', async () => {
    const tenant = createTenant({
      discovery: {
        omit: ['scopes_supported'],
        set: { token_endpoint: '{token}?x=1', response_type_supported: ['code'], jwks_uri: '{second}/k' },
        order: ['capabilities', 'nothing', 'token_endpoint'],
      },
    })
    const document = await fetchSmart(tenant)
    expect(Object.keys(document).slice(0, 2)).toEqual(['capabilities', 'token_endpoint'])
    expect(document).not.toHaveProperty('scopes_supported')
    expect(document).toMatchObject({
      authorization_endpoint: `${tenant.issuer}/authorize`,
      token_endpoint: `${tenant.issuer}/token?x=1`,
      response_type_supported: ['code'],
      jwks_uri: `${tenant.tenant.canary.base}/k`,
    })
    expect(listEffects(tenant, 'discovery')).toEqual(['discovery'])
  })

  test('is a recorded document, in which the server fills what was left open', async () => {
    const tenant = createTenant({ discovery: { capture: 'entra-proxy.smart' } })
    const document = await fetchSmart(tenant)
    expect(Object.keys(document)).toHaveLength(11)
    expect(document).toMatchObject({
      issuer: tenant.tenant.canary.base,
      token_endpoint: `${tenant.fhirBase}/AadSmartOnFhirProxy/token`,
      jwks_uri: `${tenant.issuer}/jwks`,
    })
  })

  test('has as many scopes as the recorded document, of which only some are known', async () => {
    const { scopes_supported: scopes } = await fetchSmart(
      createTenant({ discovery: { capture: 'meditech.smart' } }),
    )
    expect(scopes).toHaveLength(581)
    expect(new Set(scopes as string[]).size).toBe(581)
    expect((scopes as string[]).slice(0, 3)).toEqual(['phone', 'address', 'email'])
  })

  test('is followed by the CapabilityStatement where that repeats a URL', async () => {
    const tenant = createTenant({
      discovery: { omit: ['management_endpoint'], set: { token_endpoint: '{second}/t' } },
    })
    const metadata = JSON.stringify(await fetchDocument(`${tenant.fhirBase}/metadata`))
    expect(metadata).toContain(`{"url":"token","valueUri":"${tenant.tenant.canary.base}/t"}`)
    expect(metadata).toContain('{"url":"register"')
    expect(metadata).not.toContain('{"url":"manage"')
    expect(listEffects(tenant, 'metadata')).toEqual(['discovery'])
  })

  test('is the document of this server by default, and again when the value is taken back', async () => {
    const strict = await fetchSmart(createTenant({}))
    const tenant = createTenant({ discovery: { capture: 'epic.smart' } })
    expect(Object.keys(await fetchSmart(tenant))).not.toEqual(Object.keys(strict))
    tenant.tenant.change({ discovery: {} })
    expect(Object.keys(await fetchSmart(tenant))).toEqual(Object.keys(strict))
    expect(listEffects(tenant, 'discovery')).toEqual([])
  })

  test.each([
    { capture: 'epic.openid' },
    { capture: 'none' },
    { set: { a: 'x'.repeat(100_001) } },
    { sets: {} },
  ])('refuses %#', (discovery) => {
    expect(optionsSchema.safeParse({ discovery }).success).toBe(false)
  })
})

describe('openidDocument', () => {
  test('changes openid-configuration and oauth-authorization-server, and not smart-configuration', async () => {
    const tenant = createTenant({
      openidDocument: { omit: ['claims_supported'], set: { scopes_supported: ['openid'] } },
    })
    for (const name of ['openid-configuration', 'oauth-authorization-server']) {
      const document = await fetchDocument(`${tenant.issuer}/.well-known/${name}`)
      expect(document.scopes_supported).toEqual(['openid'])
      expect(document).not.toHaveProperty('claims_supported')
      expect(listEffects(tenant, 'openid-configuration')).toEqual(['openidDocument'])
    }
    expect((await fetchSmart(tenant)).scopes_supported).not.toEqual(['openid'])
    tenant.tenant.change({ openidDocument: {} })
    const document = await fetchDocument(`${tenant.issuer}/.well-known/openid-configuration`)
    expect(document).toHaveProperty('claims_supported')
  })
})

describe('responseIssuer', () => {
  const FLAG = 'authorization_response_iss_parameter_supported'

  test('silent leaves iss out of the response and its announcement out of the documents', async () => {
    const tenant = createTenant({ responseIssuer: 'silent' })
    const response = callback(await authorize(tenant))
    expect([...response.keys()]).toEqual(['code', 'state'])
    expect(callback(await authorize(tenant, { scope: '' })).has('iss')).toBe(false)
    expect(await fetchSmart(tenant)).not.toHaveProperty(FLAG)
    const url = `${tenant.issuer}/.well-known/openid-configuration`
    expect(await fetchDocument(url)).not.toHaveProperty(FLAG)
    for (const step of ['authorize', 'discovery', 'openid-configuration'] as const)
      expect(listEffects(tenant, step)).toEqual(['responseIssuer'])
  })

  test('sent, the default, has both; also when silent is taken back', async () => {
    const tenant = createTenant({ responseIssuer: 'silent' })
    tenant.tenant.change({ responseIssuer: 'sent' })
    expect(callback(await authorize(tenant)).get('iss')).toBe(tenant.issuer)
    expect(await fetchSmart(tenant)).toHaveProperty(FLAG, true)
  })
})

import { expect } from 'vitest'
import type { UriExtension } from '../../../src/switches/discovery/change-oauth-uris.ts'
import { claimsOf } from '../../support/claims.ts'
import {
  authorize,
  authorizeParams,
  callback,
  codeForm,
  obtainTokens,
  params,
  REDIRECT,
} from '../../support/handshake.ts'
import type { AcceptanceCheck, AcceptanceChecks, AcceptanceContext } from '../acceptance-check.ts'
import { fetchDocument, fetchSmart } from '../preset-tenants.ts'

type Tenant = ReturnType<AcceptanceContext['createTenant']>
type Smart = Readonly<Record<string, unknown>>

/** Checks what the smart-configuration of the preset shows, and that the one of a strict tenant does not. */
function checkSmart(
  shows: (document: Smart, tenant: Tenant) => void,
  presetVariants: string[] = [],
): AcceptanceCheck {
  return async ({ createTenant }) => {
    const tenant = createTenant({ presetVariants })
    shows(await fetchSmart(tenant), tenant)
    const strict = createTenant({ preset: 'none', presetVariants: [] })
    const document = await fetchSmart(strict)
    expect(() => shows(document, strict)).toThrow()
  }
}

const listUriExtensions = async ({ fhirBase }: Tenant) => {
  const { rest } = (await fetchDocument(`${fhirBase}/metadata`)) as {
    rest?: [{ security: { extension: UriExtension[] } }]
  }
  return (rest?.[0].security.extension ?? []).map(({ url }) => url)
}

const isFoundBelow = async (base: string) =>
  (await fetch(`${base}/.well-known/openid-configuration`)).status === 200

export const DISCOVERY_CHECKS: AcceptanceChecks = {
  'oracle-patient-9': checkSmart(({ capabilities }) => {
    expect(capabilities).not.toContain('context-ehr-encounter')
    expect(capabilities).toContain('context-standalone-patient')
  }),

  'athena-4': async ({ createTenant }) => {
    const urls = await listUriExtensions(createTenant())
    expect(urls).toHaveLength(2)
    expect(urls[0]).toMatch(/^http:\/\/DSTU2\/fhir-registry\.smarthealthit\.org\/.*\/oauth-uris$/)
    expect(urls[1]).toBe('http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris')
    expect(await listUriExtensions(createTenant({ preset: 'none' }))).toEqual([urls[1]])
  },

  'athena-5': checkSmart((document) => {
    expect(document).not.toHaveProperty('scopes_supported')
    expect(document.token_endpoint_auth_methods).toEqual(document.token_endpoint_auth_methods_supported)
  }),

  'athena-7': async ({ createTenant }) => {
    const tenant = createTenant()
    const { issuer } = await fetchSmart(tenant)
    expect(new URL(String(issuer)).origin).not.toBe(new URL(tenant.fhirBase).origin)
    expect(claimsOf((await obtainTokens(tenant)).id_token).iss).toBe(issuer)
    expect(await isFoundBelow(String(issuer))).toBe(true)
    const atFhirHost = await fetch(`${tenant.fhirBase}/.well-known/openid-configuration`)
    expect(atFhirHost.status).toBe(404)
    expect(await isFoundBelow(tenant.issuer)).toBe(false)
    const strict = createTenant({ preset: 'none' })
    expect((await fetchSmart(strict)).issuer).toBe(strict.issuer)
    expect(await isFoundBelow(strict.issuer)).toBe(true)
  },

  'bb-5': async ({ createTenant }) => {
    const tenant = createTenant()
    const document = await fetchSmart(tenant)
    for (const name of ['issuer', 'jwks_uri', 'token_endpoint_auth_methods_supported'])
      expect(document).not.toHaveProperty(name)
    const endpoint = String(document.token_endpoint)
    expect(endpoint).toMatch(/\/$/)
    const post = (url: string) => fetch(url, { method: 'POST' })
    expect((await post(endpoint)).status).toBe(400)
    expect((await post(endpoint.replace(/\/$/, ''))).status).toBe(404)
    const strict = await fetchSmart(createTenant({ preset: 'none' }))
    expect(strict).toHaveProperty('issuer')
    expect(strict.token_endpoint).not.toMatch(/\/$/)
  },

  'va-6': checkSmart((document) => {
    expect(document).toHaveProperty('response_type_supported')
    expect(document).not.toHaveProperty('response_types_supported')
  }),

  'va-7': async ({ createTenant }) => {
    const readOrigins = async (tenant: Tenant) => {
      const openid = await fetchDocument(`${tenant.tenant.base}/.well-known/openid-configuration`)
      const urls = Object.entries(openid).filter(([name]) => name.endsWith('_endpoint'))
      return {
        issuer: new URL(String(openid.issuer)).origin,
        endpoints: [...new Set(urls.map(([, url]) => new URL(String(url)).origin))],
        named: openid.issuer,
      }
    }
    const tenant = createTenant()
    const { issuer, endpoints, named } = await readOrigins(tenant)
    expect(endpoints).toEqual([new URL(tenant.fhirBase).origin])
    expect(endpoints).not.toContain(issuer)
    expect(claimsOf((await obtainTokens(tenant)).id_token).iss).toBe(named)
    const strict = createTenant({ preset: 'none', wellKnownPlaces: { openid: ['root'] } })
    const same = await readOrigins(strict)
    expect(same.endpoints).toEqual([same.issuer])
  },

  'kc-6': checkSmart(({ capabilities }) => {
    expect(capabilities).toHaveLength(7)
    expect(capabilities).not.toContain('launch-standalone')
    expect(capabilities).not.toContain('permission-offline')
  }),

  'sl-8': checkSmart(({ capabilities }) => {
    expect(capabilities).toEqual(
      expect.arrayContaining(['context-passthrough-banner', 'context-passthrough-style']),
    )
    expect(capabilities).not.toContain('context-banner')
  }),

  'ab-6': checkSmart((document) => {
    expect(Object.keys(document)).toHaveLength(16)
    expect(document.grant_types_supported).toEqual(expect.arrayContaining(['implicit', 'password']))
  }),

  'hl-1': checkSmart((document) => {
    expect(document.grant_types_supported).toEqual(['client_credential'])
  }),

  'hl-2': checkSmart((document) => {
    expect(document.scopes_supported).toEqual(['openId', 'profile', 'launch'])
  }),

  'hl-3': async (context) => {
    const hasOneUrl = (document: Smart) =>
      expect(document.authorization_endpoint).toBe(document.token_endpoint)
    await checkSmart(hasOneUrl, ['sample-as-is'])(context)
    const usable = context.createTenant()
    const document = await fetchSmart(usable)
    expect(() => hasOneUrl(document)).toThrow()
    const authorizeUrl = `${document.authorization_endpoint}?${authorizeParams(usable)}`
    const code = callback(await fetch(authorizeUrl, { redirect: 'manual' })).get('code') ?? undefined
    const form = params(await codeForm(usable, { code }))
    expect((await fetch(String(document.token_endpoint), { method: 'POST', body: form })).status).toBe(200)
  },

  'mt-3': checkSmart((document) => {
    expect(document.issuer).toMatch(/\/$/)
    expect((document.scopes_supported as unknown[]).length).toBeGreaterThan(500)
  }),

  'oe-6': async ({ createTenant }) => {
    const scope = 'openid user/Observation.rs'
    const registerApp = async (tenant: Tenant) => {
      const response = await fetch(`${tenant.issuer}/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none', scope }),
      })
      expect(response.status).toBe(201)
      return ((await response.json()) as { client_id: string }).client_id
    }
    const tryApp = async (tenant: Tenant, client_id: string) =>
      callback(await authorize(tenant, { client_id, scope })).has('code')
    const tenant = createTenant()
    const clientId = await registerApp(tenant)
    expect(await tryApp(tenant, clientId)).toBe(false)
    const client = tenant.tenant.client(clientId)
    if (client) tenant.register({ ...client, awaitsApproval: false })
    expect(await tryApp(tenant, clientId)).toBe(true)
    const strict = createTenant({ preset: 'none' })
    expect(await tryApp(strict, await registerApp(strict))).toBe(true)
  },
}

import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { obtainTokens, params } from '../../support/handshake.ts'
import { listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()
const STRANGER = 'https://stranger.example'

/** Returns the CORS headers of a reply, with its status. */
async function ask(url: string, init: RequestInit & { origin?: string } = {}) {
  const { origin = STRANGER, ...others } = init
  const headers = { origin, ...(others.headers as Record<string, string>) }
  const response = await fetch(url, { ...others, headers })
  const read = (name: string) => response.headers.get(`access-control-${name}`)
  return {
    status: response.status,
    origin: read('allow-origin'),
    credentials: read('allow-credentials'),
    methods: read('allow-methods'),
    vary: response.headers.get('vary'),
  }
}

const PREFLIGHT = {
  method: 'OPTIONS',
  headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
}
const NO_CORS = { origin: null, credentials: null, methods: null }
const askToken = (tenant: MockTenant, init: RequestInit = { method: 'POST', body: params({}) }) =>
  ask(`${tenant.issuer}/token`, init)
const askDiscovery = (tenant: MockTenant, path = 'fhir/.well-known/smart-configuration') =>
  ask(`${tenant.tenant.base}/${path}`)

describe('discoveryCors', () => {
  const PATHS = [
    'fhir/.well-known/smart-configuration',
    'auth/.well-known/openid-configuration',
    'auth/.well-known/oauth-authorization-server',
    'auth/jwks',
    'fhir/metadata',
  ]

  test.each(PATHS)('of /%s', async (path) => {
    const tenant = createTenant({})
    expect(await askDiscovery(tenant, path)).toMatchObject({ origin: '*', credentials: null })
    tenant.tenant.change({ discoveryCors: 'none' })
    expect(await askDiscovery(tenant, path)).toMatchObject(NO_CORS)
    expect(tenant.journal.find().at(-1)?.switches).toEqual([{ switch: 'discoveryCors', point: 'reply' }])
    tenant.tenant.change({ discoveryCors: 'any-with-credentials' })
    expect(await askDiscovery(tenant, path)).toMatchObject({ origin: STRANGER, credentials: 'true' })
    tenant.tenant.change({ discoveryCors: 'any' })
    expect(await askDiscovery(tenant, path)).toMatchObject({ origin: '*', credentials: null })
  })

  test('changes nothing at other endpoints', async () => {
    const tenant = createTenant({ discoveryCors: 'any-with-credentials' })
    expect(await askToken(tenant)).toMatchObject(NO_CORS)
  })
})

describe('tokenCors', () => {
  test.each([
    ['registered', { origin: null, credentials: null, vary: 'Origin' }],
    ['any', { origin: STRANGER, credentials: null, vary: 'Origin' }],
    ['star', { origin: '*', credentials: null, vary: null }],
    ['any-with-credentials', { origin: STRANGER, credentials: 'true', vary: 'Origin' }],
    ['none', { origin: null, credentials: null, vary: null }],
  ] as const)('%s', async (tokenCors, expected) => {
    const tenant = createTenant({ tokenCors })
    expect(await askToken(tenant)).toMatchObject({ status: 400, ...expected })
    expect(await askToken(tenant, PREFLIGHT)).toMatchObject({
      ...expected,
      status: tokenCors === 'none' ? 405 : 204,
      methods: expected.origin === null ? null : 'GET, POST, PUT, PATCH, DELETE',
    })
    for (const path of ['introspect', 'revoke'])
      expect((await ask(`${tenant.issuer}/${path}`, { method: 'POST' })).origin).toBe(expected.origin)
    expect((await ask(`${tenant.fhirBase}/Patient`)).origin).toBeNull()
    if (tokenCors !== 'registered') expect(listEffects(tenant, 'token')).toEqual(['tokenCors'])
  })

  test('none holds for registered origins too, until it is taken back', async () => {
    const tenant = createTenant({ tokenCors: 'none' })
    const origin = 'http://localhost:4020'
    const askOwn = () => ask(`${tenant.issuer}/token`, { method: 'POST', origin })
    expect(await askOwn()).toMatchObject(NO_CORS)
    tenant.tenant.change({ tokenCors: 'registered' })
    expect(await askOwn()).toMatchObject({ origin })
  })

  test('any varies also for a request without Origin', async () => {
    const tenant = createTenant({ tokenCors: 'any' })
    const response = await fetch(`${tenant.issuer}/token`, { method: 'POST' })
    expect(response.headers.get('vary')).toBe('Origin')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('fhirCors', () => {
  test.each([
    ['registered', null],
    ['any', STRANGER],
    ['star', '*'],
    ['any-with-credentials', STRANGER],
    ['none', null],
  ] as const)('%s', async (fhirCors, origin) => {
    const tenant = createTenant({ fhirCors })
    expect(await ask(`${tenant.fhirBase}/Patient/amy-shaw`)).toMatchObject({ status: 401, origin })
    const preflight = await ask(`${tenant.fhirBase}/Patient/amy-shaw`, PREFLIGHT)
    expect(preflight).toMatchObject({ status: fhirCors === 'none' ? 405 : 204, origin })
    expect((await ask(`${tenant.fhirBase}/metadata`)).origin).toBe('*')
    expect((await askToken(tenant)).origin).toBeNull()
    if (fhirCors !== 'registered') expect(listEffects(tenant, 'fhir-read')).toEqual(['fhirCors'])
  })
})

describe('errorCors', () => {
  const origin = 'http://localhost:4020'

  test('dropped leaves CORS headers out of 401 and 403 alone', async () => {
    const tenant = createTenant({ errorCors: 'dropped' })
    const { access_token } = await obtainTokens(tenant)
    const headers = { authorization: `Bearer ${access_token}` }
    const asked = (path: string, init: RequestInit = {}) =>
      ask(`${tenant.tenant.base}/${path}`, { origin, ...init })
    expect(await asked('fhir/Observation', { headers })).toMatchObject({ status: 200, origin })
    expect(await asked('fhir/Observation')).toMatchObject({ status: 401, origin: null })
    expect(listEffects(tenant, 'fhir-search')).toEqual(['errorCors'])
    expect(await asked('fhir/Condition', { headers })).toMatchObject({ status: 403, origin: null })
    expect(await asked('auth/token', { method: 'POST' })).toMatchObject({ status: 400, origin })
    const body = params({ grant_type: 'client_credentials', client_id: 'nobody' })
    expect(await asked('auth/token', { method: 'POST', body })).toMatchObject({ status: 401, origin: null })
    expect(await asked('auth/userinfo')).toMatchObject({ status: 401, origin })
    tenant.tenant.change({ errorCors: 'kept' })
    expect(await asked('fhir/Observation')).toMatchObject({ status: 401, origin })
  })

  test('comes after what other switches allow', async () => {
    const tenant = createTenant({ fhirCors: 'any', errorCors: 'dropped' })
    expect(await ask(`${tenant.fhirBase}/Patient`)).toMatchObject({ status: 401, origin: null })
  })
})

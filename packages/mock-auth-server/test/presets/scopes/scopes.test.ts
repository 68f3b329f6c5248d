import { describe, expect, test } from 'vitest'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { claimsOf } from '../../support/claims.ts'
import { authorize, bearer, callback, obtainTokens, post } from '../../support/handshake.ts'
import { listEffects, useTenants } from '../use-tenants.ts'

const createTenant = useTenants()
const MIXED = 'openid patient/Observation.read patient/Condition.rs'

describe('scopeVersion', () => {
  test.each([
    ['v1-only', 'openid patient/Observation.read'],
    ['v2-only', 'openid patient/Condition.rs'],
    ['answered-v1', 'openid patient/Observation.read patient/Condition.read'],
    ['answered-v2', 'openid patient/Observation.rs patient/Condition.rs'],
  ] as const)('%s', async (scopeVersion, granted) => {
    const tenant = createTenant({ scopeVersion })
    expect((await obtainTokens(tenant, { scope: MIXED })).scope).toBe(granted)
    expect(listEffects(tenant, 'authorize')).toEqual(['scopeVersion'])
    tenant.tenant.change({ scopeVersion: 'both' })
    expect((await obtainTokens(tenant, { scope: MIXED })).scope).toBe(MIXED)
    expect(listEffects(tenant, 'authorize')).toEqual([])
  })

  test('leaves nothing of a request in the other notation alone', async () => {
    const tenant = createTenant({ scopeVersion: 'v2-only' })
    const response = await authorize(tenant, { scope: 'patient/Observation.read' })
    expect(callback(response).get('error')).toBe('invalid_scope')
  })

  test('writes a scope that v1 does not have as it was requested', async () => {
    const tenant = createTenant({ scopeVersion: 'answered-v1' })
    const scope = 'openid patient/Observation.rs?category=vital-signs patient/Condition.r'
    expect((await obtainTokens(tenant, { scope })).scope).toBe(scope)
  })

  test('is that of the registration, where it has one', async () => {
    const tenant = createTenant({ scopeVersion: 'v1-only' })
    const client = tenant.tenant.client('smart-client-public')
    if (!client) throw new Error('the sample client is missing')
    tenant.register({ ...client, options: { scopeVersion: 'v2-only' } })
    expect((await obtainTokens(tenant, { scope: MIXED })).scope).toBe('openid patient/Condition.rs')
  })
})

describe('allowedResources', () => {
  test('a list leaves scopes of other types out, and writes out what a wildcard covers', async () => {
    const tenant = createTenant({ allowedResources: ['Patient', 'Observation'] })
    const scope = 'openid patient/*.rs patient/Condition.rs'
    expect((await obtainTokens(tenant, { scope })).scope).toBe(
      'openid patient/Patient.rs patient/Observation.rs',
    )
    expect(listEffects(tenant, 'authorize')).toEqual(['allowedResources'])
    expect((await obtainTokens(createTenant(), { scope })).scope).toBe(scope)
  })

  test.each(['patient/*.rs', 'patient/Condition.rs patient/Observation.rs'])(
    'drop grants %s, and refuses requests of the type',
    async (scope) => {
      const tenant = createTenant({ allowedResources: { drop: ['Condition'] } })
      const { scope: granted, access_token } = await obtainTokens(tenant, { scope })
      expect(granted).toBe(scope)
      const search = async (type: string) =>
        (await fetch(`${tenant.fhirBase}/${type}?patient=amy-shaw`, { headers: bearer(access_token) })).status
      expect(await search('Condition')).toBe(403)
      expect(listEffects(tenant, 'fhir-search')).toEqual(['allowedResources'])
      expect(await search('Observation')).toBe(200)
      expect(listEffects(tenant, 'fhir-search')).toEqual([])
      tenant.tenant.change({ allowedResources: 'all' })
      expect(await search('Condition')).toBe(200)
    },
  )
})

describe('scopeEcho', () => {
  const scope = 'openid launch/patient patient/Observation.read patient/Condition.rs'

  test.each([
    [
      'case-twins',
      'openid launch/patient patient/Observation.Read patient/Observation.read patient/Condition.rs ',
    ],
    ['reordered', 'patient/Condition.rs patient/Observation.read launch/patient openid'],
    [
      'reordered-with-defaults',
      'patient/Condition.rs patient/Observation.read launch/patient email openid profile',
    ],
    ['omitted', undefined],
  ] as const)('%s', async (scopeEcho, echo) => {
    const tenant = createTenant({ scopeEcho })
    const tokens = await obtainTokens(tenant, { scope })
    expect(tokens.scope).toBe(echo)
    expect(listEffects(tenant, 'token')).toEqual(['scopeEcho'])
    const { access_token } = tokens
    const introspected = await (await post(tenant, 'introspect', { token: access_token })).json()
    expect((introspected as { scope?: string }).scope).toBe(echo)
    tenant.tenant.change({ scopeEcho: 'granted' })
    expect((await obtainTokens(tenant, { scope })).scope).toBe(scope)
    expect(listEffects(tenant, 'token')).toEqual([])
  })

  test('concerns access tokens that are JWTs', async () => {
    const tenant = createTenant({ scopeEcho: 'reordered', accessTokenFormat: 'jwt' })
    const { access_token, scope: echo } = await obtainTokens(tenant, { scope })
    expect(claimsOf(access_token).scope).toBe(echo)
    const search = await fetch(`${tenant.fhirBase}/Observation`, { headers: bearer(access_token) })
    expect(search.status).toBe(200)
  })

  test('expanded writes one scope per type in place of a wildcard', async () => {
    const tenant = createTenant({ scopeEcho: 'expanded' })
    const { scope: echo } = await obtainTokens(tenant, { scope: 'openid patient/*.read' })
    const scopes = echo.split(' ')
    expect(scopes).toContain('patient/Observation.read')
    expect(scopes).not.toContain('patient/*.read')
    expect(scopes.length).toBeGreaterThan(100)
  })
})

test('values that are none are refused', () => {
  for (const options of [
    { scopeEcho: 'twice' },
    { allowedResources: ['patient'] },
    { allowedResources: { drop: [], keep: [] } },
  ]) {
    expect(optionsSchema.safeParse(options).success, JSON.stringify(options)).toBe(false)
  }
})

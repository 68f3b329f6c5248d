import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfileVersion } from '../../../src/core/oauth/profile.ts'
import type { Mock, MockTenant } from '../../../src/testing/index.ts'
import { claimsOf } from '../../support/claims.ts'
import { authorize, authorizeParams, callback, obtainTokens, post } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
const tenants = new Map<ProfileVersion, MockTenant>()
beforeAll(async () => {
  mock = await oauthMock()
  for (const version of ['1.0', '2.0', '2.1', '2.2'] as const) {
    const tenant = mock.createTenant(`v${version.replace('.', '-')}`, {
      options: { profileVersion: version },
    })
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    tenants.set(version, tenant)
  }
})
afterAll(() => mock.close())

type Document = Record<string, unknown>
const at = (version: ProfileVersion) => tenants.get(version) as MockTenant
const json = async (url: string) => (await (await fetch(url)).json()) as Document
const smart = (version: ProfileVersion) => json(`${at(version).fhirBase}/.well-known/smart-configuration`)

const ENDPOINTS = {
  authorize: 'authorization_endpoint',
  token: 'token_endpoint',
  register: 'registration_endpoint',
  manage: 'management_endpoint',
  introspect: 'introspection_endpoint',
  revoke: 'revocation_endpoint',
} as const

describe.each(['1.0', '2.0', '2.1', '2.2'] as const)('SMART %s', (version) => {
  test('publish the same endpoints in all documents, and each responds (S-004, S-016, S-024, S-025, S-026, S-028)', async () => {
    const base = at(version).issuer
    const documents = [
      await smart(version),
      await json(`${base}/.well-known/openid-configuration`),
      await json(`${base}/.well-known/oauth-authorization-server`),
    ]
    const metadata = JSON.stringify(await json(`${at(version).fhirBase}/metadata`))
    for (const [name, member] of Object.entries(ENDPOINTS)) {
      const [url] = documents.map((document) => document[member])
      expect(documents.map((document) => document[member])).toEqual([url, url, url])
      expect(metadata).toContain(JSON.stringify({ url: name, valueUri: url }))
      expect((await fetch(String(url), { method: 'POST' })).status).not.toBe(404)
    }
    for (const document of documents.slice(1)) expect(document.issuer).toBe(base)
    const { origin, pathname } = new URL(base)
    const inserted = await json(`${origin}/.well-known/oauth-authorization-server${pathname}`)
    expect(inserted).toEqual(documents[2])
    expect((await fetch(String(documents[1]?.userinfo_endpoint))).status).toBe(401)
    expect((await fetch(String(documents[1]?.jwks_uri))).status).toBe(200)
  })

  test('the members that this version has (S-005 to S-013, catalogue D3)', async () => {
    const document = await smart(version)
    for (const name of ['authorization_endpoint', 'token_endpoint', 'capabilities', 'scopes_supported']) {
      expect(document).toHaveProperty(name)
    }
    for (const name of ['issuer', 'jwks_uri', 'grant_types_supported', 'code_challenge_methods_supported']) {
      expect(name in document).toBe(version !== '1.0')
    }
    const methods = document.token_endpoint_auth_methods_supported as string[]
    expect(methods.includes('private_key_jwt')).toBe(version !== '1.0')
    const capabilities = document.capabilities as string[]
    for (const name of ['permission-v2', 'authorize-post', 'client-confidential-asymmetric']) {
      expect(capabilities.includes(name)).toBe(version !== '1.0')
    }
    if (version !== '1.0') {
      expect(document.code_challenge_methods_supported).toEqual(['S256'])
      expect(document.grant_types_supported).toEqual(['authorization_code', 'client_credentials'])
      expect(document.token_endpoint_auth_signing_alg_values_supported).toEqual(['RS384', 'ES384'])
    }
  })

  test('leads a client of this version to a token (S-118, D11)', async () => {
    const old = version === '1.0'
    const scope = old ? 'launch/patient openid profile patient/*.read' : undefined
    const tokens = await obtainTokens(at(version), scope === undefined ? {} : { scope })
    expect(tokens.scope).toBe(scope ?? tokens.scope)
    const claims = claimsOf(tokens.id_token)
    expect(claims[old ? 'profile' : 'fhirUser']).toBe(`${at(version).fhirBase}/Practitioner/dr-okafor`)
  })
})

test('1.0: no POST, v1 scopes only, PKCE not needed, no assertions', async () => {
  const tenant = at('1.0')
  const byPost = await fetch(`${tenant.issuer}/authorize`, { method: 'POST', body: authorizeParams(tenant) })
  expect([byPost.status, byPost.headers.get('allow')]).toEqual([405, 'GET'])
  const v2 = callback(await authorize(tenant, { scope: 'patient/*.rs' }))
  expect(v2.get('error')).toBe('invalid_scope')
  const without = { code_challenge: undefined, code_challenge_method: undefined, scope: 'patient/*.read' }
  expect(callback(await authorize(tenant, without)).get('code')).toBeTruthy()
  const claims = Buffer.from('{"sub":"smart-client-backend"}').toString('base64url')
  const response = await post(tenant, 'token', {
    grant_type: 'client_credentials',
    scope: 'system/*.read',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `e30.${claims}.x`,
  })
  expect(await response.json()).toMatchObject({
    error_description: 'SMART 1.0 does not define private_key_jwt',
  })
})

test('app state is a member of its own in 2.1, an associated endpoint in 2.2, and not there before (S-019, S-020, S-139)', async () => {
  const [old, own, associated] = [await smart('2.0'), await smart('2.1'), await smart('2.2')]
  expect('smart_app_state_endpoint' in old || 'associated_endpoints' in old).toBe(false)
  expect(own.smart_app_state_endpoint).toBe(at('2.1').fhirBase.replace(/fhir$/, 'app-state'))
  expect(own.capabilities).toContain('smart-app-state')
  expect(associated).not.toHaveProperty('smart_app_state_endpoint')
  expect(associated.capabilities).not.toContain('smart-app-state')
})

test('a PractitionerRole is a fhirUser from 2.1 on, and none before (S-114)', async () => {
  for (const version of ['2.0', '2.1'] as const) {
    at(version).autoApprove({ user: 'PractitionerRole/dr-okafor-role', patient: 'amy-shaw' })
    const { id_token } = await obtainTokens(at(version))
    expect('fhirUser' in claimsOf(id_token)).toBe(version === '2.1')
  }
})

test('accepts roles in launch scopes from 2.2; online_access standalone up to 2.1', async () => {
  const scope = 'launch/patient launch/condition?role=https://example.org/r patient/*.rs online_access'
  const tokens = await Promise.all(
    (['2.1', '2.2'] as const).map((version) => obtainTokens(at(version), { scope })),
  )
  const [before, now] = tokens
  expect(before?.scope).toBe('launch/patient patient/*.rs online_access')
  expect(now?.scope).toBe('launch/patient launch/condition?role=https://example.org/r patient/*.rs')
  expect(['refresh_token' in (before ?? {}), 'refresh_token' in (now ?? {})]).toEqual([true, false])
})

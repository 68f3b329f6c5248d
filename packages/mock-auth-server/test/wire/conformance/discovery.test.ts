import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { claimsOf, headerOf } from '../../support/claims.ts'
import {
  authorize,
  bearer,
  callback,
  codeForm,
  obtainTokens,
  post,
  REDIRECT,
  type Tokens,
} from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())
beforeEach(() => {
  mock.reset()
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
})

type Body = Record<string, unknown>
const wellKnown = (headers = {}) => fetch(`${mock.fhirBase}/.well-known/smart-configuration`, { headers })
const document = async () => (await (await wellKnown()).json()) as Body
const observe = (headers: Record<string, string> = {}, query = '') =>
  fetch(`${mock.fhirBase}/Observation?_count=1${query}`, { headers })

describe('discovery', () => {
  test.each([undefined, 'application/json', 'application/fhir+xml', 'text/html', '*/*', 'nonsense'])(
    'is JSON whatever Accept says: %s (S-001, S-002, S-003)',
    async (accept) => {
      const response = await wellKnown(accept === undefined ? {} : { accept })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('application/json')
      expect((await response.json()) as Body).toHaveProperty('token_endpoint')
    },
  )

  test('all URLs are absolute (S-004), and optional members are there (S-014, S-015, S-016, S-017, S-018, S-019)', async () => {
    const found = await document()
    const urls = Object.entries(found).filter(([name]) => /_(endpoint|uri|bundle)$/.test(name))
    expect(urls.length).toBeGreaterThanOrEqual(8)
    for (const [, url] of urls) expect(new URL(String(url)).href).toBe(url)
    expect(found.response_types_supported).toEqual(['code'])
    for (const name of ['management', 'introspection', 'revocation']) {
      expect(found).toHaveProperty(`${name}_endpoint`)
    }
    expect(found.user_access_brand_bundle).toMatch(/^http/)
    expect(found.user_access_brand_identifier).toMatchObject({ value: expect.stringMatching(/./) })
    expect(found.associated_endpoints).toEqual([
      { url: expect.stringMatching(/^http/), capabilities: expect.arrayContaining([expect.any(String)]) },
    ])
    expect(found).not.toHaveProperty('smart_app_state_endpoint')
    expect(found).not.toHaveProperty('userinfo_endpoint')
  })

  test('capabilities are those of the specification, and satisfy all four sets (S-021, S-022, D2)', async () => {
    const { capabilities } = (await document()) as { capabilities: string[] }
    expect(new Set(capabilities).size).toBe(capabilities.length)
    for (const name of capabilities)
      expect(name).toMatch(/^(launch|authorize|client|sso|context|permission)-[a-z0-9-]+$/)
    expect(capabilities.some((name) => name.startsWith('context-passthrough'))).toBe(false)
    const sets = [
      ['launch-standalone', 'client-public', 'context-standalone-patient', 'permission-patient'],
      ['launch-ehr', 'client-public', 'context-ehr-patient', 'permission-patient'],
      ['launch-standalone', 'client-public', 'permission-user', 'permission-patient'],
      ['launch-ehr', 'client-public', 'context-ehr-patient', 'context-ehr-encounter', 'permission-user'],
    ]
    for (const set of sets) expect(capabilities).toEqual(expect.arrayContaining(set))
  })

  test('each scope of scopes_supported is granted in the launch that it is for (S-014)', async () => {
    const { scopes_supported } = (await document()) as { scopes_supported: string[] }
    for (const scope of scopes_supported.filter((each) => !each.startsWith('system/'))) {
      const { launch } = await mock.launch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
      const answer = callback(await authorize(mock, { scope, launch }))
      expect([scope, answer.has('code')]).toEqual([scope, true])
      expect(mock.journal.last({ step: 'authorize' })?.facts.grantedScope).toBe(scope)
    }
  })

  test('any origin reads it, metadata, keys and OIDC configuration; none the authorize endpoint (S-029, S-032, S-033)', async () => {
    const origin = { origin: 'https://any.example' }
    const open = [`${mock.fhirBase}/.well-known/smart-configuration`, `${mock.issuer}/jwks`]
    open.push(`${mock.issuer}/.well-known/openid-configuration`, `${mock.fhirBase}/metadata`)
    for (const url of open) {
      expect((await fetch(url, { headers: origin })).headers.get('access-control-allow-origin')).toBe('*')
    }
    const own = { headers: { origin: 'http://localhost:4020' } }
    expect((await authorize(mock, {}, own)).headers.get('access-control-allow-origin')).toBeNull()
  })

  test('header names are compared without case (S-027)', async () => {
    const { access_token } = await obtainTokens(mock)
    expect((await observe({ AUTHORIZATION: `Bearer ${access_token}` })).status).toBe(200)
  })
})

describe('scopes', () => {
  test('come back in the notation asked, and mean the same (S-080)', async () => {
    const v1 = await obtainTokens(mock, { scope: 'launch/patient patient/Observation.read' })
    const v2 = await obtainTokens(mock, { scope: 'launch/patient patient/Observation.rs' })
    expect([v1.scope, v2.scope]).toEqual([
      'launch/patient patient/Observation.read',
      'launch/patient patient/Observation.rs',
    ])
    for (const { access_token } of [v1, v2]) {
      expect((await observe(bearer(access_token))).status).toBe(200)
      const write = await fetch(`${mock.fhirBase}/Observation`, {
        method: 'POST',
        headers: { ...bearer(access_token), 'content-type': 'application/fhir+json' },
        body: '{"resourceType":"Observation"}',
      })
      expect(write.status).toBe(403)
    }
  })

  test('granular scopes come back granular', async () => {
    const scope =
      'launch/patient patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'
    expect((await obtainTokens(mock, { scope })).scope).toBe(scope)
  })

  test('may be written as URIs, and work as such (S-153)', async () => {
    const smart = 'http://smarthealthit.org/fhir/scopes/'
    const openid = 'http://openid.net/specs/openid-connect-core-1_0#openid'
    const scope = `${openid} ${smart}fhirUser ${smart}launch/patient ${smart}patient/Observation.rs ${smart}offline_access`
    const tokens = await obtainTokens(mock, { scope })
    expect(tokens.scope).toBe(scope)
    expect(claimsOf(tokens.id_token).fhirUser).toMatch(/dr-okafor$/)
    expect(tokens.refresh_token).toBeTruthy()
    expect(tokens.patient).toBe('amy-shaw')
    expect((await observe(bearer(tokens.access_token))).status).toBe(200)
  })

  test('extensions are URIs or begin with __ (S-084)', async () => {
    const scope = 'openid __mine https://example.org/scope other'
    expect((await obtainTokens(mock, { scope })).scope).toBe('openid __mine https://example.org/scope')
  })

  test('what a client is registered for bounds what it gets (S-055)', async () => {
    const uris = { redirectUris: [REDIRECT], launchUris: [] }
    const scope = 'launch/patient patient/Observation.rs'
    mock.register({ clientId: 'bounded', name: 'Bounded', type: 'public', scope, ...uris })
    const asked = 'launch/patient patient/Observation.read patient/*.rs offline_access'
    await authorize(mock, { client_id: 'bounded', scope: asked })
    expect(mock.journal.last({ step: 'authorize' })?.facts.grantedScope).toBe(
      'launch/patient patient/Observation.read',
    )
  })
})

describe('tokens', () => {
  test('live an hour (S-079); afterwards, revoked or unknown they open nothing (S-119, S-120, S-121)', async () => {
    const { access_token, expires_in, token_type } = await obtainTokens(mock)
    expect([expires_in, token_type]).toEqual([3600, 'Bearer'])
    await mock.act({ act: 'expire', seconds: 3599 })
    expect((await observe(bearer(access_token))).status).toBe(200)
    await mock.act({ act: 'expire', seconds: 2 })
    for (const token of [access_token, 'unknown']) {
      const response = await observe(bearer(token))
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="fhir", error="invalid_token"/)
    }
    const none = await observe()
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="fhir"'])
  })

  test('come by one method, in the header (S-122)', async () => {
    const { access_token } = await obtainTokens(mock)
    expect((await observe({}, `&access_token=${access_token}`)).status).toBe(400)
    expect((await observe(bearer(access_token), `&access_token=${access_token}`)).status).toBe(400)
  })

  test('a JWT that would not fit a header gives way to an opaque token (S-086)', async () => {
    const uris = { redirectUris: [REDIRECT], launchUris: [] }
    const options = { accessTokenFormat: 'jwt' } as const
    mock.register({ clientId: 'jwt', name: 'JWT', type: 'public', options, ...uris })
    const get = async (count: number) => {
      const scope = [
        'launch/patient',
        ...Array.from({ length: count }, (_, i) => `patient/Observation.rs?code=${i}`),
      ]
      const code =
        callback(await authorize(mock, { client_id: 'jwt', scope: scope.join(' ') })).get('code') ?? ''
      const response = await post(mock, 'token', await codeForm(mock, { code, client_id: 'jwt' }))
      return ((await response.json()) as Tokens).access_token
    }
    expect(claimsOf(await get(1)).client_id).toBe('jwt')
    const opaque = await get(250)
    expect(opaque).toMatch(/^at\./)
  })

  test('refresh_token only with offline_access or online_access, id_token only with openid (S-075)', async () => {
    const tokens = await obtainTokens(mock, { scope: 'launch/patient patient/*.rs' })
    expect(tokens).not.toHaveProperty('refresh_token')
    expect(tokens).not.toHaveProperty('id_token')
  })

  test('no identity parameter beyond the supported ones is needed or harmful (S-066)', async () => {
    const odd = { id_token_hint: 'x', acr_values: 'y', display: 'page', ui_locales: 'de', claims: '{}' }
    expect(callback(await authorize(mock, odd)).get('code')).toBeTruthy()
  })
})

describe('keys', () => {
  test('are bare public JWKs; a rotation keeps the old one until it is forgotten (S-111, S-116)', async () => {
    const jwks = async () => (await (await fetch(`${mock.issuer}/jwks`)).json()) as { keys: Body[] }
    const verify = (token: string) => jwtVerify(token, createRemoteJWKSet(new URL(`${mock.issuer}/jwks`)))
    for (const key of (await jwks()).keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    }
    const before = (await obtainTokens(mock)).id_token
    await mock.act({ act: 'rotateKeys' })
    const after = (await obtainTokens(mock)).id_token
    expect(headerOf(after).kid).not.toBe(headerOf(before).kid)
    expect((await jwks()).keys.map(({ kid }) => kid)).toEqual([headerOf(after).kid, headerOf(before).kid])
    await verify(before)
    await verify(after)
    await mock.act({ act: 'forgetKeys' })
    await expect(verify(before)).rejects.toThrow()
  })
})

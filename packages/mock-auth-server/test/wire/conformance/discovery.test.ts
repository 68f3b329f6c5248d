import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { authorize, callback, obtainTokens } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { type Body, fetchDocument, fetchWellKnown, observe } from './conforming-server.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())
beforeEach(() => {
  mock.reset()
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
})

describe('discovery', () => {
  test.each([undefined, 'application/json', 'application/fhir+xml', 'text/html', '*/*', 'nonsense'])(
    'is JSON whatever Accept says: %s (S-001, S-002, S-003)',
    async (accept) => {
      const response = await fetchWellKnown(mock, accept === undefined ? {} : { accept })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('application/json')
      expect((await response.json()) as Body).toHaveProperty('token_endpoint')
    },
  )

  test('all URLs are absolute (S-004), and optional members are there (S-014, S-015, S-016, S-017, S-018, S-019)', async () => {
    const found = await fetchDocument(mock)
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
    const { capabilities } = (await fetchDocument(mock)) as { capabilities: string[] }
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
    const { scopes_supported } = (await fetchDocument(mock)) as { scopes_supported: string[] }
    for (const scope of scopes_supported.filter((each) => !each.startsWith('system/'))) {
      const { launch } = await mock.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
      const answer = callback(await authorize(mock, { scope, launch }))
      expect([scope, answer.has('code')]).toEqual([scope, true])
      expect(mock.journal.last({ step: 'authorize' })?.facts.grantedScope).toBe(scope)
    }
  })

  test('is readable by any origin, with metadata, keys and OIDC configuration; the authorize endpoint by none (S-029, S-032, S-033)', async () => {
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
    expect((await observe(mock, { AUTHORIZATION: `Bearer ${access_token}` })).status).toBe(200)
  })
})

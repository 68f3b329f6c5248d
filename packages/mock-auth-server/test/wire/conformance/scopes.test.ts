import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { claimsOf } from '../../support/claims.ts'
import { authorize, bearer, obtainTokens, REDIRECT } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { observe } from './conforming-server.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())
beforeEach(() => {
  mock.reset()
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
})

describe('scopes', () => {
  test('are returned in the requested notation, with the same meaning (S-080)', async () => {
    const v1 = await obtainTokens(mock, { scope: 'launch/patient patient/Observation.read' })
    const v2 = await obtainTokens(mock, { scope: 'launch/patient patient/Observation.rs' })
    expect([v1.scope, v2.scope]).toEqual([
      'launch/patient patient/Observation.read',
      'launch/patient patient/Observation.rs',
    ])
    for (const { access_token } of [v1, v2]) {
      expect((await observe(mock, bearer(access_token))).status).toBe(200)
      const write = await fetch(`${mock.fhirBase}/Observation`, {
        method: 'POST',
        headers: { ...bearer(access_token), 'content-type': 'application/fhir+json' },
        body: '{"resourceType":"Observation"}',
      })
      expect(write.status).toBe(403)
    }
  })

  test('are returned granular when they are granular', async () => {
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
    expect((await observe(mock, bearer(tokens.access_token))).status).toBe(200)
  })

  test('extensions are URIs or begin with __ (S-084)', async () => {
    const scope = 'openid __mine https://example.org/scope other'
    expect((await obtainTokens(mock, { scope })).scope).toBe('openid __mine https://example.org/scope')
  })

  test('are limited by the registration of the client (S-055)', async () => {
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

import {
  buildAssertionForm,
  createAssertion,
  createKeyPair,
  type KeyPair,
} from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { claimsOf } from '../../support/claims.ts'
import { basic, callback, type Params, params } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { AUTO, authorize, buildSimUrl, encodeLaunch, redeem } from './launcher-requests.ts'

let mock: Mock
let origin: string
let key: KeyPair
beforeAll(async () => {
  mock = await oauthMock()
  origin = new URL(mock.fhirBase).origin
  key = await createKeyPair('ES384')
})
afterAll(() => mock.close())

describe('URLs of the public SMART launcher', () => {
  test('a standalone launch of any client, discovered at its own base, without pages', async () => {
    const base = buildSimUrl(origin, AUTO)
    const found = await (await fetch(`${base}/fhir/.well-known/smart-configuration`)).json()
    expect(found).toMatchObject({ token_endpoint: `${base}/auth/token`, issuer: `${base}/auth` })
    const { status, body } = await redeem(base, await authorize(base))
    expect(status).toBe(200)
    expect(body.patient).toBe('amy-shaw')
    expect(claimsOf(body.id_token).fhirUser).toBe(`${base}/fhir/Practitioner/dr-okafor`)
    const read = await fetch(`${base}/fhir/Patient/amy-shaw`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    })
    expect(read.status).toBe(200)
  })

  test('pages where login or consent are not skipped', async () => {
    expect(await (await authorize(buildSimUrl(origin, {}))).text()).toContain('Sign in as')
    expect(await (await authorize(buildSimUrl(origin, { ...AUTO, 5: 0 }))).text()).toContain('Allow access?')
  })

  test('a patient launch signs the patient in', async () => {
    const base = buildSimUrl(origin, { 0: 3, 1: 'jane-smith', 4: 1, 5: 1 })
    const { body } = await redeem(base, await authorize(base))
    expect(body.patient).toBe('jane-smith')
    expect(claimsOf(body.id_token).fhirUser).toMatch(/Patient\/jane-smith$/)
  })

  test('an EHR launch whose launch value carries everything', async () => {
    const base = `${origin}/v/r4`
    const context = JSON.stringify([{ reference: 'ImagingStudy/1' }, { reference: 'Patient/1' }, 7])
    const launch = encodeLaunch({
      0: 0,
      1: 'amy-shaw',
      2: 'dr-okafor',
      3: 'e1',
      4: 1,
      5: 1,
      6: 1,
      16: context,
    })
    const scope = 'launch openid fhirUser patient/*.read'
    const { body } = await redeem(base, await authorize(base, { launch, scope }))
    expect(body).toMatchObject({ patient: 'amy-shaw', encounter: 'e1', need_patient_banner: false })
    expect(body.fhirContext).toEqual([{ reference: 'ImagingStudy/1' }])
    expect(claimsOf(body.id_token).fhirUser).toMatch(/dr-okafor$/)
    const refused = await authorize(base, { launch: 'rubbish', scope })
    expect(callback(refused).get('error')).toBe('invalid_request')
  })

  test('a confidential client with its secret, and only with it', async () => {
    const base = buildSimUrl(origin, { ...AUTO, 10: 's3cret', 14: 1 })
    const wrong = await redeem(base, await authorize(base), { client_id: undefined }, basic('whoever', 'x'))
    expect(wrong.status).toBe(401)
    const right = await redeem(
      base,
      await authorize(base),
      { client_id: undefined },
      basic('whoever', 's3cret'),
    )
    expect(right.status).toBe(200)
  })

  test('redirect URIs and PKCE as the URL has them', async () => {
    const bound = buildSimUrl(origin, { ...AUTO, 8: 'http://localhost:9/cb' })
    expect((await authorize(bound)).status).toBe(302)
    expect((await authorize(bound, { redirect_uri: 'http://localhost:9/other' })).status).toBe(400)
    const none = { code_challenge: undefined, code_challenge_method: undefined }
    expect(callback(await authorize(buildSimUrl(origin, AUTO), none)).get('code')).toBeTruthy()
    expect(callback(await authorize(buildSimUrl(origin, { ...AUTO, 15: 2 }), none)).get('error')).toBe(
      'invalid_request',
    )
  })

  test('a backend service with inline keys', async () => {
    const base = buildSimUrl(origin, { 0: 4, 9: 'service', 13: JSON.stringify({ keys: [key.jwk] }), 14: 3 })
    const signed = await createAssertion({ issuer: `${base}/auth` }, 'service', key)
    const body = params({
      grant_type: 'client_credentials',
      scope: 'system/*.read',
      ...buildAssertionForm(signed),
    })
    expect((await fetch(`${base}/auth/token`, { method: 'POST', body })).status).toBe(200)
  })

  test('simulated errors are faults', async () => {
    const scope = buildSimUrl(origin, { ...AUTO, 11: 'auth_invalid_scope' })
    expect(callback(await authorize(scope)).get('error')).toBe('invalid_scope')
    const token = buildSimUrl(origin, { ...AUTO, 11: 'token_invalid_token' })
    expect(await redeem(token, await authorize(token))).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
  })

  test('a launch value refuses an error that only the FHIR base can carry', async () => {
    const launch = encodeLaunch({ 0: 0, 1: 'amy-shaw', 2: 'dr-okafor', 5: 1, 11: 'token_invalid_token' })
    const scope = 'launch openid fhirUser patient/*.read'
    const refused = callback(await authorize(`${origin}/v/r4`, { launch, scope }))
    expect(refused.get('error_description')).toContain('/v/r4/sim/<value>/fhir')
    const base = `${origin}/v/r4/sim/${launch}`
    const { body } = await redeem(base, await authorize(base, { launch, scope }))
    expect(body.error).toBe('invalid_client')
  })

  test('is one tenant, armed, for first requests at once', async () => {
    const base = buildSimUrl(origin, { ...AUTO, 11: 'auth_invalid_scope', 9: 'at-once' })
    const all = await Promise.all(Array.from({ length: 5 }, () => authorize(base, { client_id: 'at-once' })))
    expect(all.map((response) => callback(response).get('error'))).toEqual(Array(5).fill('invalid_scope'))
  })

  test.each([
    ['r2', '/v/r2/fhir/metadata', /FHIR R2 is not supported/],
    ['r3 with a value', `/v/r3/sim/${encodeLaunch({})}/fhir/metadata`, /FHIR R3/],
    ['no JSON', '/v/r4/sim/xyz/fhir/metadata', /not base64url of JSON/],
    ['an odd launch type', `/v/r4/sim/${encodeLaunch({ 0: 9 })}/fhir/metadata`, /launch type is 9/],
    [
      'an unknown error',
      `/v/r4/sim/${encodeLaunch({ 11: 'x' })}/fhir/metadata`,
      /the error "x" cannot be simulated/,
    ],
    [
      'a secret client without secret',
      `/v/r4/sim/${encodeLaunch({ 14: 1 })}/fhir/metadata`,
      /requires a secret/,
    ],
    ['keys that are none', `/v/r4/sim/${encodeLaunch({ 13: '{', 14: 2 })}/fhir/metadata`, /jwks/],
  ])('returns a 404 with the reason for %s', async (_name, path, says) => {
    const response = await fetch(origin + path)
    expect(response.status).toBe(404)
    expect(((await response.json()) as Params).error_description).toMatch(says)
  })
})

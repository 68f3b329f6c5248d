import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { callback } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { AUTO, authorize, buildSimUrl, encodeLaunch, redeem } from './launcher-requests.ts'

let mock: Mock
let origin: string
beforeAll(async () => {
  mock = await oauthMock()
  origin = new URL(mock.fhirBase).origin
})
afterAll(() => mock.close())

const EHR = { ...AUTO, 0: 0 }
const SCOPE = 'launch openid fhirUser patient/*.read'
const launchWith = (fields: Record<number, unknown>) =>
  authorize(`${origin}/v/r4`, { launch: encodeLaunch({ ...EHR, ...fields }), scope: SCOPE })

describe('the client id and the redirect URIs of a launcher link', () => {
  test('permit that client only, with any redirect URI unless the link lists some', async () => {
    const base = buildSimUrl(origin, { ...AUTO, 9: 'my-app' })
    expect((await authorize(base, { client_id: 'my-app' })).status).toBe(302)
    const elsewhere = { client_id: 'my-app', redirect_uri: 'com.example.app:/cb' }
    expect((await authorize(base, elsewhere)).status).toBe(200)
    const other = await authorize(base)
    expect([other.status, await other.text()]).toEqual([400, expect.stringContaining('my-app')])
    const bound = buildSimUrl(origin, { ...AUTO, 8: 'http://localhost:9/cb', 9: 'my-app' })
    expect((await authorize(bound, { client_id: 'my-app' })).status).toBe(302)
    expect(
      (await authorize(bound, { client_id: 'my-app', redirect_uri: 'http://localhost:9/x' })).status,
    ).toBe(400)
    expect((await authorize(bound)).status).toBe(400)
  })

  test('hold for a launch value too', async () => {
    expect(callback(await launchWith({ 9: 'whoever', 8: 'http://localhost:9/cb' })).get('code')).toBeTruthy()
    const other = callback(await launchWith({ 9: 'my-app' }))
    expect([other.get('error'), other.get('error_description')]).toEqual([
      'invalid_client',
      `The launch value is for the client 'my-app', not 'whoever'`,
    ])
    const wrong = callback(await launchWith({ 8: 'http://localhost:9/x' }))
    expect([wrong.get('error'), wrong.get('error_description')]).toEqual([
      'invalid_request',
      expect.stringContaining('http://localhost:9/cb is not in the launch value'),
    ])
  })

  test('are on the page of a refused redirect URI', async () => {
    const base = buildSimUrl(origin, { ...AUTO, 8: 'http://localhost:9/cb' })
    const refused = await (await authorize(base, { redirect_uri: 'http://localhost:9/other' })).text()
    expect(refused).toContain('Redirect URI not registered')
    expect(refused).toContain('differs from http://localhost:9/cb from character 20 on')
    const plain = await (
      await authorize(buildSimUrl(origin, AUTO), { redirect_uri: 'http://app.example/cb' })
    ).text()
    expect(plain).toContain('plain http is allowed on loopback only')
  })

  test('get a page that names the entry when they cannot be registered', async () => {
    const base = buildSimUrl(origin, { ...AUTO, 8: 'https://app.example/cb,http://app.example/plain' })
    const page = await authorize(base)
    expect([page.status, page.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('text/html'),
    ])
    expect(await page.text()).toContain('http://app.example/plain cannot be registered')
    const json = await fetch(`${base}/fhir/metadata`)
    expect(json.headers.get('content-type')).toContain('json')
  })

  test('refuse a scope that the link does not allow', async () => {
    const base = buildSimUrl(origin, { ...AUTO, 7: 'launch/patient openid' })
    expect(callback(await authorize(base)).get('error')).toBe('invalid_scope')
    expect(callback(await authorize(base, { scope: 'launch/patient openid' })).get('code')).toBeTruthy()
  })
})

describe('people that the data lacks', () => {
  const unknownPatient = 'the patient nobody, whom this server does not have'

  test.each([
    ['a FHIR base', () => authorize(buildSimUrl(origin, { ...AUTO, 1: 'nobody' }))],
    ['a launch value', () => launchWith({ 1: 'nobody' })],
    [
      'a legacy launch value',
      () => {
        const launch = Buffer.from('{"a":"1","b":"nobody","e":"dr-okafor","i":"1","j":"1"}').toString(
          'base64url',
        )
        return authorize(`${origin}/v/r4`, { launch, scope: SCOPE })
      },
    ],
  ])('a patient in %s: the patient page says so and asks', async (_name, request) => {
    const page = await (await request()).text()
    expect(page).toContain('Choose a patient')
    expect(page).toContain(unknownPatient)
  })

  test('a user: the sign-in page says so and asks, instead of signing in another person', async () => {
    for (const request of [
      () => authorize(buildSimUrl(origin, { ...AUTO, 2: 'nobody' })),
      () => launchWith({ 2: 'nobody' }),
    ]) {
      const page = await (await request()).text()
      expect(page).toContain('Sign in as')
      expect(page).toContain('the user Practitioner/nobody, whom this server does not have')
    }
  })

  test('several patients: none is chosen, from link and launch value alike', async () => {
    const two = { 1: 'amy-shaw,lucas-labs' }
    for (const response of [
      await authorize(buildSimUrl(origin, { ...AUTO, ...two })),
      await launchWith(two),
    ]) {
      const page = await response.text()
      expect(page).toContain('Choose a patient')
      expect(page).not.toContain('does not have')
    }
  })
})

describe('an older launch value', () => {
  test('is a FHIR base and a launch value like others', async () => {
    const value = Buffer.from('{"h":"1","j":"1","i":"1","b":"amy-shaw","e":"dr-okafor"}').toString(
      'base64url',
    )
    const base = `${origin}/v/r4/sim/${value}`
    expect((await redeem(base, await authorize(base))).body.patient).toBe('amy-shaw')
    const failing = Buffer.from('{"h":"1","j":"1","i":"1","b":"amy-shaw","e":"dr-okafor","d":"0"}').toString(
      'base64url',
    )
    const answer = callback(await authorize(`${origin}/v/r4/sim/${failing}`))
    expect([answer.get('error'), answer.get('error_description')]).toEqual([
      'invalid_client',
      'This error is simulated.',
    ])
  })
})

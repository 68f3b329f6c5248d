import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { authorize, callback, obtainCode, REDIRECT } from '../../support/handshake.ts'
import { expectCors } from '../../support/negative.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
  const uris = { redirectUris: [REDIRECT], launchUris: [] }
  mock.register({ clientId: 'no-launch', name: 'No launch URL', type: 'public', ...uris })
})
afterAll(() => mock.close())

type Json = Record<string, unknown>
const LAUNCH: Json = { clientId: 'smart-client-public', user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }
const control = (method: string, path: string, body?: unknown, type = 'application/json') =>
  fetch(`${mock.controlUrl}/tenants/default/${path}`, {
    method,
    redirect: 'manual',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

async function expectRefused(response: Response, status: number, says: RegExp): Promise<void> {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  const { error } = (await response.json()) as { error: string }
  expect(error).toMatch(says)
  expect(error).not.toMatch(/\n|\bat .*:\d+/)
}

/** Wrong requests to the launch API (S-040): parameter, value, and message; the link accepts texts only. */
const wrong: readonly (readonly [string, unknown, RegExp])[] = [
  ['clientId', undefined, /clientId/],
  ['clientId', '', /client {2}is not registered/],
  ['clientId', 'nobody', /client nobody is not registered/],
  ['clientId', 'no-launch', /no-launch has no registered launch URL/],
  ['clientId', 'smart-client-backend', /has no registered launch URL/],
  ['user', '', /user .*does not exist/],
  ['user', 'Practitioner/nobody', /user .*does not exist/],
  ['user', '__proto__', /user .*does not exist/],
  ['launchUri', '', /is not a launch URL/],
  ['launchUri', 'https://evil.example/launch', /is not a launch URL/],
  ['unknown', 'x', /unknown/i],
]
const wrongInBody: readonly (readonly [string, unknown, RegExp])[] = [
  ['clientId', 7, /body\.clientId/],
  ['clientId', ['smart-client-public'], /body\.clientId/],
  ['user', null, /body\.user/],
  ['patient', {}, /body\.patient/],
  ['encounter', 7, /body\.encounter/],
  ['intent', false, /body\.intent/],
  ['needPatientBanner', 'true', /body\.needPatientBanner/],
  ['tenant', 'x'.repeat(501), /body\.tenant/],
  ['appContext', {}, /body\.appContext/],
  ['fhirContext', {}, /body\.fhirContext/],
  ['fhirContext', [{}], /fhirContext\[0\]/],
  ['fhirContext', [{ reference: 'Patient/amy-shaw' }], /fhirContext\[0\]/],
  ['fhirContext', [{ reference: 'Observation/1', role: '' }], /fhirContext/],
]

describe('the launch API', () => {
  test.each([...wrong, ...wrongInBody])('refuses %s %j with the reason', async (name, value, says) => {
    await expectRefused(await control('POST', 'launches', { ...LAUNCH, [name]: value }), 400, says)
  })

  test('bodies that are none', async () => {
    for (const body of ['{', 'null', '[]', '"x"']) {
      await expectRefused(await control('POST', 'launches', body), 400, /body/)
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      await expectRefused(await control('POST', 'launches', LAUNCH, type), 415, /application\/json/)
    }
    const inUrl = await control('POST', `launches?${new URLSearchParams(LAUNCH as Record<string, string>)}`)
    await expectRefused(inUrl, 400, /body\.clientId/)
  })

  test('other methods, and a tenant that is not there', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const response = await control(method, 'launches')
      expect(response.headers.get('allow')).toBe('POST')
      await expectRefused(response, 405, /use POST/)
    }
    await expectRefused(
      await control('POST', '../nobody/launches', LAUNCH),
      404,
      /tenant nobody does not exist/,
    )
  })
})

describe('the launch link', () => {
  const link = (values: Json, more = '') => {
    const texts = Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, `${value}`]],
    )
    return control('GET', `launch?${new URLSearchParams(texts)}${more}`)
  }

  test.each<(typeof wrong)[number]>([
    ...wrong,
    ['needPatientBanner', 'yes', /query\.needPatientBanner/],
    ['embedded', '', /query\.embedded/],
  ])('refuses %s %j with the reason', async (name, value, says) => {
    await expectRefused(await link({ ...LAUNCH, [name]: value }), 400, says)
  })

  test.each(Object.keys(LAUNCH))('%s twice is refused', async (name) => {
    await expectRefused(
      await link(LAUNCH, `&${name}=x`),
      400,
      new RegExp(`query\\.${name}: it occurs more than once`),
    )
  })

  test('other methods', async () => {
    const response = await control('POST', 'launch', {})
    expect(response.headers.get('allow')).toBe('GET')
    await expectRefused(response, 405, /use GET/)
  })
})

describe('what the app brings back (S-041)', () => {
  const scope = 'launch openid patient/Observation.rs'
  const errorOf = async (changes: Record<string, string | undefined>) => {
    const answer = callback(await authorize(mock, { scope, ...changes }))
    return [answer.get('error'), answer.get('state'), answer.get('error_description')]
  }
  const prepared = async (clientId = 'smart-client-public') =>
    (await mock.prepareLaunch({ ...LAUNCH, clientId })).launch
  const STATE = 'state-0123456789abcdef'

  test('a handle that is unknown, foreign, used or expired', async () => {
    const used = await prepared()
    await obtainCode(mock, { scope, launch: used })
    const expired = await prepared()
    await mock.performAction({ action: 'advanceClock', seconds: 3601 })
    for (const [launch, says] of [
      ['unknown', /was not issued by this server/],
      [`${await prepared()}x`, /was not issued by this server/],
      [await prepared('smart-client-symmetric'), /was issued to another client/],
      [used, /used before/],
      [expired, /expired/],
    ] as const) {
      expect(await errorOf({ launch })).toEqual(['invalid_request', STATE, expect.stringMatching(says)])
    }
  })

  test('remains valid for its own client after a refusal', async () => {
    const launch = await prepared('smart-client-symmetric')
    expect((await errorOf({ launch }))[0]).toBe('invalid_request')
    expect(await obtainCode(mock, { scope, launch, client_id: 'smart-client-symmetric' })).toMatch(/^code_/)
  })

  test.each(['unknown', '', 'task/unknown', 'task/', 'task/..%2fx'])(
    'a launch URL of %j: a page',
    async (handle) => {
      const open = (headers: Record<string, string> = {}) =>
        fetch(`${mock.tenant.base}/launch/${handle}`, { headers, redirect: 'manual' })
      const response = await open()
      expect([response.status, response.headers.get('location')]).toEqual([404, null])
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(response.headers.get('cache-control')).toBe('no-store')
      await expectCors(open, 'none')
    },
  )
})

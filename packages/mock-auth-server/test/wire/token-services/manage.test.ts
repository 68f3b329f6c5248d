import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { bearer, obtainTokens, post, SCOPES } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const read = async (token: string) =>
  (await fetch(`${mock.fhirBase}/Observation?_count=1`, { headers: bearer(token) })).status

async function signIn(user: string): Promise<{ cookie: string }> {
  const response = await post(mock, 'manage', { step: 'sign-in', user })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`${mock.issuer}/manage`)
  const [cookie = ''] = response.headers.getSetCookie()
  expect(cookie).toMatch(/^smart-mock-session=\S+; Path=\/auth; Max-Age=1800; HttpOnly; SameSite=Lax$/)
  return { cookie: cookie.split(';')[0] ?? '' }
}

const page = async (headers = {}) => {
  const response = await fetch(`${mock.issuer}/manage`, { headers })
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  return response.text()
}

test('shows a user the apps with access and withdraws it (S-138)', async () => {
  const { access_token } = await obtainTokens(mock)
  expect(await page()).toContain('Sign in as')
  const session = await signIn('Practitioner/dr-okafor')
  const shown = await page(session)
  expect(shown).toContain('SMART client (public)')
  expect(shown).toContain('Amy')
  const [, family = ''] = /name="family" value="([^"]+)"/.exec(shown) ?? []
  expect((await post(mock, 'manage', { step: 'withdraw', family }, session)).status).toBe(303)
  expect(await read(access_token)).toBe(401)
  expect(await page(session)).toContain('No app has access')
})

test('does not withdraw the grant of another user', async () => {
  const { access_token } = await obtainTokens(mock)
  const [, family = ''] =
    /value="([^"]+)" aria/.exec(await page(await signIn('Practitioner/dr-okafor'))) ?? []
  expect(family).not.toBe('')
  const other = await signIn('Patient/amy-shaw')
  await post(mock, 'manage', { step: 'withdraw', family }, other)
  await post(mock, 'manage', { step: 'withdraw', family })
  expect(await read(access_token)).toBe(200)
})

test('ends the grants of the session on signing out, and nothing else (S-093)', async () => {
  const launch = await mock.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
  const ehr = { launch: launch.launch, scope: 'launch online_access patient/Observation.rs' }
  const online = await obtainTokens(mock, ehr)
  const offline = await obtainTokens(mock, { scope: SCOPES })
  const session = await signIn('Practitioner/dr-okafor')
  const out = await post(mock, 'manage', { step: 'sign-out' }, session)
  expect(out.headers.getSetCookie()[0]).toMatch(/Max-Age=0/)
  expect(await read(online.access_token)).toBe(401)
  const form = (refresh_token: string) => ({ grant_type: 'refresh_token', refresh_token })
  expect((await post(mock, 'token', form(online.refresh_token))).status).toBe(400)
  expect((await post(mock, 'token', form(offline.refresh_token))).status).toBe(200)
  expect(await page(session)).toContain('Sign in as')
})

test('returns to the sign-in page for an unknown user or a lost session', async () => {
  const response = await post(mock, 'manage', { step: 'sign-in', user: 'Practitioner/nobody' })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('Choose one of the users.')
  expect((await post(mock, 'manage', { step: 'withdraw', family: 'x' })).status).toBe(400)
})

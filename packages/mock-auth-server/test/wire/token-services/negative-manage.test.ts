import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { bearer, obtainTokens, type Params, params, post } from '../../support/handshake.ts'
import { type Change, changed, expectCors, otherBodies, to } from '../../support/negative.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const USER = 'Practitioner/dr-okafor'
const manage = (form: Params | URLSearchParams, headers: Record<string, string> = {}, query = '') =>
  post(mock, `manage${query}`, form, headers)
const cookieOf = (response: Response) => ({ cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' })
const signedIn = async (user = USER) => cookieOf(await manage({ step: 'sign-in', user }))

/** Expects a page with those headers: not redirected, not cached, not framed (S-061, S-064). */
async function expectPage(response: Response, status: number, says: string): Promise<void> {
  const { headers } = response
  expect([response.status, headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer'])
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.getSetCookie()).toEqual([])
  expect(await response.text()).toContain(says)
}

test.each<readonly [string, Change]>([
  ['step', 'absent'],
  ['step', 'empty'],
  ['step', 'moved'],
  ['step', to('consent')],
  ['user', 'absent'],
  ['user', 'empty'],
  ['user', 'moved'],
  ['user', to('Practitioner/nobody')],
  ['user', to('__proto__')],
])('signing in with %s %j: nobody is signed in', async (name, change) => {
  const { form, query } = changed({ step: 'sign-in', user: USER }, name, change)
  const says = name === 'user' ? 'Choose one of the users.' : 'Sign in again'
  await expectPage(await manage(form, {}, query), 400, says)
  await expectCors((headers) => manage(form, headers, query), 'none')
})

test.each<readonly [string, Change]>([
  ['step', 'absent'],
  ['step', 'empty'],
  ['step', 'moved'],
  ['step', to('Withdraw')],
  ['family', 'absent'],
  ['family', 'empty'],
  ['family', 'moved'],
  ['family', to('unknown')],
])('withdrawing with %s %j: the app keeps its access (S-138)', async (name, change) => {
  const { access_token } = await obtainTokens(mock)
  const session = await signedIn()
  const page = await (await fetch(`${mock.issuer}/manage`, { headers: session })).text()
  const families = [...page.matchAll(/name="family" value="([^"]+)"/g)].map(([, family]) => family)
  const { form, query } = changed({ step: 'withdraw', family: families.at(-1) }, name, change)
  const response = await manage(form, session, query)
  if (name === 'step') await expectPage(response, 200, 'Apps with access')
  else expect([response.status, response.headers.get('location')]).toEqual([303, `${mock.issuer}/manage`])
  const headers = bearer(access_token)
  expect((await fetch(`${mock.fhirBase}/Observation?_count=1`, { headers })).status).toBe(200)
})

test('shows only the sign-in page without a session, or with an expired one', async () => {
  const over = await signedIn()
  await manage({ step: 'sign-out' }, over)
  for (const headers of [
    {},
    over,
    { cookie: 'smart-mock-session=unknown' },
    { cookie: 'smart-mock-session=' },
  ]) {
    await expectPage(await fetch(`${mock.issuer}/manage`, { headers }), 200, 'Sign in as')
    for (const step of ['withdraw', 'sign-out']) {
      await expectPage(await manage({ step, family: 'x' }, headers), 400, 'Sign in again')
    }
  }
})

test('refuses other content types', async () => {
  for (const init of otherBodies(params({ step: 'sign-in', user: USER }))) {
    await expectPage(await fetch(`${mock.issuer}/manage`, { method: 'POST', ...init }), 400, 'Sign in again')
  }
})

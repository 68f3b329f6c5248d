import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { authorize, callback, codeForm, post } from '../support/handshake.ts'
import { controlCall } from './control-call.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const open = (query: string) => controlCall(mock, 'GET', `/tenants/default/launch?${query}`)

test('prepares a separate launch for each opening, which leads to the app', async () => {
  const query = 'clientId=smart-client-public&patient=lucas-labs&embedded=true'
  const [first, second] = [await open(query), await open(query)]
  expect(first.status).toBe(302)
  const location = first.headers.get('location') ?? ''
  expect(location).toMatch(/\/launch\/.*\?embedded$/)
  expect(second.headers.get('location')).not.toBe(location)
  const launched = await fetch(location.replace('?embedded', ''), { redirect: 'manual' })
  expect(launched.headers.get('location')).toContain('http://localhost:4020/launch/mock-public?iss=')
})

test('carries fhirContext and appContext to the token response (S-081, S-152)', async () => {
  const fhirContext = [{ reference: 'Practitioner/dr-lindqvist', role: 'https://example.org/role/referrer' }]
  const query = new URLSearchParams({
    clientId: 'smart-client-public',
    user: 'Practitioner/dr-okafor',
    patient: 'lucas-labs',
    fhirContext: JSON.stringify(fhirContext),
    appContext: '{"view":"growth-chart"}',
  })
  mock.autoApprove()
  const location = (await open(`${query}`)).headers.get('location') ?? ''
  const app = await fetch(location, { redirect: 'manual' })
  const launch = new URL(app.headers.get('location') ?? '').searchParams.get('launch') ?? ''
  const code = callback(await authorize(mock, { launch, scope: 'launch patient/*.rs' })).get('code') ?? ''
  const tokens = await (await post(mock, 'token', await codeForm(mock, { code }))).json()
  expect(tokens).toMatchObject({ fhirContext, appContext: '{"view":"growth-chart"}' })
})

test.each([
  ['{', 'it is not JSON'],
  ['{}', 'expected array'],
  ['[{"reference":1}]', 'fhirContext.0.reference'],
  ['[{"reference":"Patient/a"}]', 'launch context parameter of its own'],
])('refuses a fhirContext of %s', async (fhirContext, says) => {
  const query = new URLSearchParams({ clientId: 'smart-client-public', fhirContext })
  const { status, json } = await open(`${query}`)
  expect(status).toBe(400)
  expect(json.error).toContain(says)
})

test('returns the reason when a link cannot launch', async () => {
  expect((await open('clientId=nobody')).json.error).toContain('client nobody is not registered')
  expect((await open('patient=lucas-labs')).json.error).toContain('clientId')
})

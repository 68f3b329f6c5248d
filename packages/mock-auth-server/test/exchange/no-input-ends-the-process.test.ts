import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { bearer, obtainTokens } from '../support/handshake.ts'

vi.setConfig({ testTimeout: 120_000 })
const MEMORY = 16
const LIMIT = MEMORY * 1024 * 1024
const FHIR = { 'Content-Type': 'application/fhir+json' }

let mock: Mock
beforeEach(async () => {
  mock = await createMock({ memory: MEMORY })
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'given' })
})
afterEach(() => mock.close())

/** The bytes that all tenants have, and whether the mock still answers. */
async function examine() {
  const { tenants, memory } = (await (await fetch(`${mock.controlUrl}/tenants`)).json()) as {
    tenants: unknown[]
    memory: { usedBytes: number }
  }
  const { status } = await fetch(`${mock.fhirBase}/metadata`)
  return { count: tenants.length, usedBytes: memory.usedBytes, status }
}

test('links of a hostile page take no more than their share', async () => {
  for (let n = 0; n < 1000; n++) {
    const base = mock.createScenarioBase({ options: { codeLifetimeS: 1 + n } })
    await fetch(`${base}/metadata`, { headers: { 'Sec-Fetch-Site': 'cross-site' } })
  }
  const { count, usedBytes, status } = await examine()
  expect([count, status]).toEqual([21, 200])
  expect(usedBytes).toBeLessThan(LIMIT)
})

test('refuses to store more resources than fit, until a reset', async () => {
  const { access_token } = await obtainTokens(mock, { scope: 'openid fhirUser user/*.cruds' })
  const send = (method: string, path: string, body: unknown) =>
    fetch(`${mock.fhirBase}/${path}`, {
      method,
      headers: { ...FHIR, ...bearer(access_token) },
      body: JSON.stringify(body),
    })
  const note = (n: number) => ({
    resourceType: 'Basic',
    id: 'note',
    code: { text: `${n}${'x'.repeat(200_000)}` },
  })
  const statuses: number[] = []
  for (let n = 0; n < 40; n++) statuses.push((await send('PUT', 'Basic/note', note(n))).status)
  expect(statuses.slice(0, 3)).toEqual([201, 200, 200])
  expect(statuses.at(-1)).toBe(507)
  const refused = await send('POST', 'Basic', note(0))
  expect(await refused.json()).toMatchObject({
    resourceType: 'OperationOutcome',
    issue: [{ code: 'too-costly', diagnostics: expect.stringContaining('reset the tenant') }],
  })
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ resource: note(1), request: { method: 'POST', url: 'Basic' } }],
  }
  expect((await send('POST', '', bundle)).status).toBe(507)
  expect((await send('DELETE', 'Basic/note', undefined)).status).toBeLessThan(300)
  expect((await examine()).usedBytes).toBeLessThan(LIMIT)
  mock.reset()
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'given' })
  const again = await obtainTokens(mock, { scope: 'openid fhirUser user/*.cruds' })
  const headers = { ...FHIR, ...bearer(again.access_token) }
  const stored = await fetch(`${mock.fhirBase}/Basic`, {
    method: 'POST',
    headers,
    body: JSON.stringify(note(0)),
  })
  expect(stored.status).toBe(201)
})

test('stores app states and registrations only while there is room', async () => {
  const metadata = { redirect_uris: ['http://localhost:4020/callback'], client_name: 'x'.repeat(60_000) }
  const register = () =>
    fetch(`${mock.issuer}/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(metadata),
    })
  const statuses: number[] = []
  for (let n = 0; n < 30; n++) statuses.push((await register()).status)
  expect([statuses[0], statuses.at(-1)]).toEqual([201, 400])
  expect((await examine()).status).toBe(200)
})

test('keeps large bodies only up to 64 MB at once, small ones always', async () => {
  await mock.arm('token-unavailable', { params: { how: 'hang' } }).catch(() => undefined)
  const body = 'x'.repeat(15 * 1024 * 1024)
  const send = (text: string) =>
    sendRawRequest(`${mock.fhirBase}/Patient`, {
      method: 'POST',
      headers: FHIR,
      body: text,
      timeoutMs: 60_000,
    })
  const replies = await Promise.all(Array.from({ length: 10 }, () => send(body)))
  expect(replies.map(({ status }) => status).every((status) => status === 401 || status === 413)).toBe(true)
  expect((await send('{}')).status).toBe(401)
  const { usedBytes, status } = await examine()
  expect(status).toBe(200)
  expect(usedBytes).toBeLessThan(LIMIT)
})

test('evicts pending logins, codes and facts whose values are large', async () => {
  const authorize = (values: { readonly state: string; readonly nonce: string }) =>
    fetch(`${mock.issuer}/authorize`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        response_type: 'code',
        client_id: 'smart-client-public',
        redirect_uri: 'http://localhost:4020/callback',
        scope: 'openid',
        ...values,
        aud: mock.fhirBase,
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      }),
    })
  const createLarge = (n: number) => `${n}${'x'.repeat(900_000)}`
  for (let n = 0; n < 30; n++)
    expect((await authorize({ state: `${n}`.padStart(20, 's'), nonce: createLarge(n) })).status).toBe(303)
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'ask' })
  for (let n = 0; n < 30; n++)
    expect((await authorize({ state: createLarge(n), nonce: `${n}` })).status).toBe(200)
  const { usedBytes, status } = await examine()
  expect(status).toBe(200)
  expect(usedBytes).toBeLessThan(LIMIT)
  expect(mock.journal.past.complete).toBe(false)
})

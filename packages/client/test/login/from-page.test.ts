import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Exchange, FhirResult, PageRequest, Run, TokenActionResult } from '../../src/model/api.ts'
import { STEP_KINDS } from '../../src/smart/run/step-kinds.ts'
import { startTestClient, stepOf, type TestClient } from '../support/test-client.ts'
import { type Browser, playPage } from '../support/test-page.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let client: TestClient

beforeEach(async () => {
  server = await startTestServer()
  client = await startTestClient(server.fhirBase)
  await client.api('PUT', '/api/servers/mock-public', { requestsFrom: 'browser' })
})

afterEach(async () => {
  await client.close()
  await server.close()
})

const OVER = ['active', 'failed']

/** Runs a login with a simulated page; without a browser's rules unless some are given. */
async function login(browser?: Browser): Promise<Run> {
  const { id } = await client.api<Run>('POST', '/api/runs', { serverId: 'mock-public' })
  const ready = await playPage(client, id, ['ready', ...OVER], browser)
  if (ready.authorizeUrl === undefined) return ready
  await client.browser.open(ready.authorizeUrl)
  return playPage(client, id, OVER, browser)
}

/** Simulates a browser that withholds responses of URLs with this end. */
const keepsBack =
  (ending: string): Browser =>
  ({ url }, answer) =>
    url.endsWith(ending) ? { error: { code: 'network', message: 'Failed to fetch' } } : answer

const cors = { 'access-control-allow-origin': '*' }
const sentBy = (run: Run, from: Exchange['from']) =>
  run.exchanges.flatMap((exchange) =>
    exchange.from === from ? [new URL(exchange.request.url).pathname] : [],
  )
const phaseOf = (run: Run, { stepId }: Exchange) => {
  const step = run.steps.find(({ id }) => id === stepId)
  return step && STEP_KINDS[step.kind].phase
}

test('the page sends all that an app in a browser sends; what is asked beforehand is asked from here', async () => {
  server.tamper.userInfo = { sub: 'user-1' }
  const run = await login()
  expect(run).toMatchObject({ state: 'active', requestsFrom: 'browser', pageRequests: [] })
  const places = sentBy(run, 'browser')
  for (const place of [
    '/fhir/.well-known/smart-configuration',
    '/auth/.well-known/openid-configuration',
    '/auth/token',
    '/auth/jwks',
    '/auth/userinfo',
    '/fhir/Patient/p1',
  ])
    expect(places).toContain(place)
  const own = run.exchanges.filter(({ from }) => from === 'app')
  expect(own.map((exchange) => phaseOf(run, exchange))).toEqual(own.map(() => 'prediction'))
  expect(run.exchanges.every(({ request }) => request.headers.every(([name]) => name !== 'user-agent'))).toBe(
    true,
  )
})

test('a query and a refresh go through the page as well', async () => {
  const { id } = await login()
  const before = sentBy(await client.run(id), 'browser').length
  let done = false
  const asked = Promise.all([
    client.api<FhirResult>('POST', `/api/runs/${id}/fhir`, { method: 'GET', path: 'Patient/p1' }),
    client.api<TokenActionResult>('POST', `/api/runs/${id}/refresh`, {}),
  ]).finally(() => {
    done = true
  })
  while (!done) await playPage(client, id, OVER)
  const [answer, refreshed] = await asked
  expect(answer.verdict.level).toBe('ok')
  expect(refreshed.verdict.message).toMatch(/^New access token/)
  expect(
    sentBy(await client.run(id), 'browser')
      .slice(before)
      .sort(),
  ).toEqual(expect.arrayContaining(['/auth/token', '/fhir/Patient/p1']))
})

test('each request is handed out once, to the session of its run, and answered once', async () => {
  const { id } = await client.api<Run>('POST', '/api/runs', { serverId: 'mock-public' })
  const [requestId] = (await untilAsked(id)).pageRequests
  const path = `/api/runs/${id}/page-requests`
  const answer = { error: { code: 'network', message: 'x' } }
  const early = await client.api('POST', `${path}/answer`, { requestId, answer })
  expect(early.error?.code).toBe('not-found')
  const stranger = await fetch(client.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requestId }),
  })
  expect(stranger.status).toBe(404)
  const taken = await client.api<PageRequest>('POST', path, { requestId })
  expect(taken).toMatchObject({ method: 'GET', url: `${server.fhirBase}/.well-known/smart-configuration` })
  expect((await client.api('POST', path, { requestId })).error?.code).toBe('not-found')
  expect((await client.run(id)).pageRequests).toEqual([])
  expect((await client.api('POST', `${path}/answer`, { requestId, answer })).error).toBeUndefined()
  expect((await client.api('POST', `${path}/answer`, { requestId, answer })).error?.code).toBe('not-found')
})

async function untilAsked(id: string): Promise<Run> {
  for (;;) {
    const run = await client.run(id)
    if (run.pageRequests.length > 0) return run
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

test('a document that the browser keeps back: the header that is missing is named, nobody is sent on (F-039)', async () => {
  const run = await login(keepsBack('smart-configuration'))
  expect(run.state).toBe('failed')
  expect(run.error).toMatchObject({ code: 'unreadable' })
  expect(run.error?.message).toMatch(
    /could not read the response 200 of localhost:\d+: no Access-Control-Allow-Origin/,
  )
  expect(run.exchanges.map(({ from }) => from)).toEqual(['browser', 'app'])
  expect(run.findings.map(({ pitfall }) => pitfall)).toContain('cors')
})

test('a token request that the browser keeps back is not sent again to find out why (C-087, F-146)', async () => {
  const run = await login(keepsBack('/auth/token'))
  expect(run.error?.message).toMatch(/response of localhost:\d+ to POST: no Access-Control-Allow-Origin/)
  expect(server.tokenRequests()).toHaveLength(1)
  expect(run.findings.map(({ pitfall }) => pitfall)).toContain('cors')
})

test.each([
  [{ status: 401 }, 'the preflight returned 401'],
  [{ status: 204 }, 'no Access-Control-Allow-Origin'],
  [
    { status: 204, headers: { 'access-control-allow-origin': 'https://x.example' } },
    'it allows https://x.example only',
  ],
  [{ status: 204, headers: cors }, 'the header authorization is not allowed'],
])('a refused preflight is told, and the token goes nowhere: %o (F-284)', async (reply, why) => {
  server.tamper.reply = ({ method, url }) =>
    method === 'OPTIONS' && url.startsWith('/fhir/Patient') ? reply : undefined
  const asked: PageRequest[] = []
  const run = await login((request, answer) => {
    if (!request.url.endsWith('/Patient/p1')) return answer
    asked.push(request)
    return keepsBack('/Patient/p1')(request, answer)
  })
  expect(run.state).toBe('active')
  const verdict = stepOf(run, 'patient')?.verdict
  expect(verdict).toMatchObject({ code: 'unreadable', level: 'error' })
  expect(verdict?.message).toMatch(new RegExp(`did not send GET to localhost:\\d+: ${why}`))
  expect(verdict?.whatToTry).toContain('Access-Control-Allow-Headers: authorization')
  // Sent once, by the simulated page and never by the backend.
  expect(asked).toHaveLength(1)
  expect(server.fhirRequests().filter(({ url }) => url === '/fhir/Patient/p1')).toHaveLength(1)
})

test('a redirect is not followed, since a page does not see where it leads', async () => {
  const run = await login(({ url }, answer) =>
    url.endsWith('smart-configuration')
      ? { status: 0, statusText: '', headers: [], body: '', bytes: 0 }
      : answer,
  )
  expect(run.error).toMatchObject({ code: 'redirect-refused' })
})

test('a client with a secret asks from its server side all the same', async () => {
  await client.api('PUT', '/api/servers/mock-symmetric', { requestsFrom: 'browser' })
  const run = await client.login('mock-symmetric')
  expect(run).toMatchObject({ state: 'active', requestsFrom: 'server' })
  expect(sentBy(run, 'browser')).toEqual([])
})

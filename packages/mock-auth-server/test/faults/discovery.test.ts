import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { location, struckRun } from '../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const header = ({ headers }: { readonly headers: readonly (readonly [string, string])[] }, name: string) =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1]
const documentIn = (text: unknown) => JSON.parse(String(text)) as Record<string, unknown>

describe('errors instead of a document (F-013, F-014, F-015)', () => {
  test.each<[string, Record<string, unknown>, number, string | undefined]>([
    ['discovery-not-found', {}, 404, undefined],
    ['discovery-refused', { status: 401 }, 401, undefined],
    ['discovery-refused', { status: 403 }, 403, undefined],
    ['discovery-unavailable', { status: 500 }, 500, undefined],
    ['discovery-unavailable', { status: 502 }, 502, undefined],
    ['discovery-unavailable', { status: 503, retryAfterS: 2 }, 503, '2'],
  ])('%s %j', async (name, params, status, retryAfter) => {
    const { received } = await struckRun(mock, name, params)
    expect(received.status).toBe(status)
    expect(header(received, 'retry-after')).toBe(retryAfter)
    expect(header(received, 'access-control-allow-origin')).toBe('*')
    expect(documentIn(received.body).authorization_endpoint).toBeUndefined()
  })
})

describe('the connection (F-016)', () => {
  test.each([
    ['hang', 'timeout', 0],
    ['reset', 'reset', 0],
    ['cut', 'closed', 120],
  ])('%s', async (how, end, bytes) => {
    const { received, original } = await struckRun(mock, 'discovery-broken-off', { how })
    expect([received.end, received.whole, received.body.length]).toEqual([end, false, bytes])
    expect(documentIn(original.body).token_endpoint).toBeDefined()
  })

  test('sends a slow response completely after its delay', async () => {
    const { received, sent } = await struckRun(mock, 'discovery-slow', { delayMs: 300 })
    expect(received.whole).toBe(true)
    expect(sent.effects).toEqual({ delayMs: 300 })
  })
})

describe('no JSON object (F-017, F-019)', () => {
  test.each([
    ['html', 'text/html; charset=utf-8', /^<!doctype html>/],
    ['broken', 'application/json', /^\{"issuer"/],
    ['empty', 'application/json', /^$/],
    ['array', 'application/json', /^\[\{.*\}\]$/],
    ['null', 'application/json', /^null$/],
  ])('%s', async (as, type, body) => {
    const { received, original } = await struckRun(mock, 'discovery-malformed', { as })
    expect([received.status, header(received, 'content-type')]).toEqual([200, type])
    expect(received.body).toMatch(body)
    if (as === 'broken') expect(() => JSON.parse(received.body)).toThrow()
    expect(documentIn(original.body).token_endpoint).toBeDefined()
  })
})

test.each([
  ['text/plain', 'text/plain'],
  ['application/fhir+json', 'application/fhir+json'],
  ['none', undefined],
])('sends content type %s with the same document (F-018)', async (type, wanted) => {
  const { received, original } = await struckRun(mock, 'discovery-content-type', { type })
  expect(header(received, 'content-type')).toBe(wanted)
  expect(received.body).toBe(original.body)
})

test('sends a byte order mark before the document (F-019)', async () => {
  const { received, original } = await struckRun(mock, 'discovery-byte-order-mark')
  expect(received.body).toBe(`\uFEFF${original.body}`)
})

test.each(['authorization_endpoint', 'token_endpoint'])('%s is left out (F-020, F-021)', async (endpoint) => {
  const { received, entry } = await struckRun(mock, 'endpoint-missing', { endpoint })
  const { [endpoint]: left, ...others } = (entry.strikes[0]?.changes[0]?.original ?? {}) as Record<
    string,
    unknown
  >
  expect(left).toBeDefined()
  expect(documentIn(received.body)).toEqual(others)
})

test('publishes endpoints as absolute paths, which resolve alike by every reading of "relative" (F-022)', async () => {
  const { tenant, received } = await struckRun(mock, 'relative-endpoints')
  const url = String(documentIn(received.body).token_endpoint)
  expect(url).toMatch(/^\/t\/[^/]+\/auth\/token$/)
  expect(new URL(url, tenant.fhirBase).href).toBe(`${tenant.tenant.base}/auth/token`)
})

test.each([
  ['absent', undefined],
  ['empty', []],
  ['plain', ['plain']],
])('publishes PKCE methods %s in both documents (F-025, F-026)', async (methods, wanted) => {
  const { tenant, received } = await struckRun(mock, 'pkce-not-advertised', { methods })
  expect(documentIn(received.body).code_challenge_methods_supported).toEqual(wanted)
  const openid = await fetch(`${tenant.issuer}/.well-known/openid-configuration`)
  expect(((await openid.json()) as Record<string, unknown>).code_challenge_methods_supported).toEqual(wanted)
})

test('lists plain before S256 (F-027)', async () => {
  const { received } = await struckRun(mock, 'pkce-plain-too')
  expect(documentIn(received.body).code_challenge_methods_supported).toEqual(['plain', 'S256'])
})

test('publishes endpoints with a query that requests keep (F-028, F-029)', async () => {
  const { tenant, received } = await struckRun(mock, 'endpoints-with-query')
  expect(documentIn(received.body).token_endpoint).toBe(`${tenant.tenant.base}/auth/token?tenant=1`)
  expect(tenant.journal.last({ step: 'token' })?.request.target).toMatch(/\/auth\/token\?tenant=1$/)
})

test('adds members, capabilities and bytes (F-030)', async () => {
  const members = documentIn((await struckRun(mock, 'unknown-members', { more: 'members' })).received.body)
  expect(members['https://ehr.example/extension']).toBeDefined()
  const more = documentIn((await struckRun(mock, 'unknown-members', { more: 'capabilities' })).received.body)
  expect(more.capabilities).toContain('launch-standalone')
  expect(more.capabilities).toContain('launch-hologram')
  const size = await struckRun(mock, 'unknown-members', { more: 'size' })
  expect(size.received.body.length).toBeGreaterThan(200_000)
})

test('omits capabilities, or sends an object, an empty list, or a list without one (F-031, F-032)', async () => {
  const capabilities = async (name: string, params: Record<string, unknown>) =>
    documentIn((await struckRun(mock, name, params)).received.body).capabilities
  expect(await capabilities('capabilities-odd', { as: 'absent' })).toBeUndefined()
  expect(await capabilities('capabilities-odd', { as: 'object' })).toEqual({})
  expect(await capabilities('capabilities-odd', { as: 'empty' })).toEqual([])
  const less = await capabilities('capability-absent', { capability: 'permission-v2' })
  expect(less).not.toContain('permission-v2')
  expect(less).toContain('permission-v1')
})

test('redirects within the server to the document (F-036)', async () => {
  const { tenant, received, seen } = await struckRun(mock, 'discovery-moved', { status: 308 })
  const moved = `${tenant.fhirBase}/.well-known/smart-configuration?moved=1`
  expect([received.status, location(received)]).toEqual([308, moved])
  expect(seen.find(({ url }) => url === moved)?.reply.status).toBe(200)
})

test('redirects to another host with a complete server (F-024, F-037)', async () => {
  const { tenant, received } = await struckRun(mock, 'discovery-redirected-away')
  expect(location(received)).toBe(`${tenant.tenant.canary.fhirBase}/.well-known/smart-configuration`)
  expect(tenant.journal.count({ step: 'token' })).toBeGreaterThan(0)
  const foreign = await struckRun(mock, 'foreign-token-endpoint')
  const { authorization_endpoint: authorize, token_endpoint: token } = documentIn(foreign.received.body)
  expect(authorize).toBe(`${foreign.tenant.tenant.base}/auth/authorize`)
  expect(token).toBe(`${foreign.tenant.tenant.canary.base}/rogue/auth/token`)
})

test('removes CORS headers and keeps the others (F-039)', async () => {
  const { received, original } = await struckRun(mock, 'discovery-without-cors')
  expect(original.headers.map(([name]) => name)).toContain('Access-Control-Allow-Origin')
  expect(received.headers.map(([name]) => name).filter((name) => /^access-control/i.test(name))).toEqual([])
  expect(header(received, 'content-type')).toBe('application/json')
})

test('omits secrets from the methods, and the announcement of iss (F-033, F-079)', async () => {
  const methods = await struckRun(mock, 'auth-method-not-offered')
  expect(documentIn(methods.received.body).token_endpoint_auth_methods_supported).toEqual(['private_key_jwt'])
  const { tenant, received } = await struckRun(mock, 'response-iss-not-announced')
  expect(documentIn(received.body).authorization_response_iss_parameter_supported).toBeUndefined()
  expect(location(tenant.journal.last({ step: 'authorize' })?.sent ?? { headers: [] })).toContain('&iss=')
})

test('publishes new endpoints in each discovery (F-035)', async () => {
  const { tenant } = await struckRun(mock, 'endpoints-renewed')
  const generations = tenant.journal
    .find({ step: 'authorize' })
    .map(({ request }) => new URLSearchParams(request.target.split('?')[1]).get('generation'))
  expect(generations).toEqual(['1', '2'])
})

test.each(['ES384', 'RS384'])('%s alone is listed, in both documents, and taken (F-034)', async (alg) => {
  const { tenant, received } = await struckRun(mock, 'signing-algs-narrowed', { alg })
  const member = 'token_endpoint_auth_signing_alg_values_supported'
  expect(documentIn(received.body)[member]).toEqual([alg])
  const openid = await fetch(`${tenant.issuer}/.well-known/openid-configuration`)
  expect(((await openid.json()) as Record<string, unknown>)[member]).toEqual([alg])
  const token = tenant.journal.find({ step: 'token' })[0]
  expect([token?.sent?.status, token?.facts.error]).toEqual([401, 'invalid_client'])
  expect(token?.facts.diagnosis).toContain(`allowed for smart-client-asymmetric are ${alg}`)
})

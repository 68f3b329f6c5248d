import { exportJWK, generateKeyPair } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FhirAnswer, Run } from '../src/api.ts'
import { startTestClient, stepOf, type TestClient } from './test-client.ts'
import { startTestServer, type Tamper, type TestServer } from './test-server.ts'

let server: TestServer
let client: TestClient

beforeEach(async () => {
  server = await startTestServer()
  client = await startTestClient(server.fhirBase)
})

afterEach(async () => {
  await client.close()
  await server.close()
})

const at =
  (
    path: string,
    reply: { status: number; headers?: Record<string, string>; body?: string },
  ): Tamper['reply'] =>
  ({ url }) =>
    url.split('?')[0] === path ? reply : undefined
const WK = '/fhir/.well-known/smart-configuration'

describe('discovery', () => {
  const without = (name: string): Tamper => ({ smartConfiguration: ({ [name]: _, ...json }) => json })
  test.each<[string, Tamper, string]>([
    ['401 (F-014)', { reply: at(WK, { status: 401 }) }, 'http-status'],
    ['503 (F-015)', { reply: at(WK, { status: 503, headers: { 'retry-after': '7' } }) }, 'http-status'],
    ['404 without CapabilityStatement endpoints (F-013)', { reply: at(WK, { status: 404 }) }, 'http-status'],
    ['HTML (F-017)', { reply: at(WK, { status: 200, body: '<html>' }) }, 'not-json'],
    ['malformed JSON (F-019)', { reply: at(WK, { status: 200, body: '{"token_endpoint":' }) }, 'not-json'],
    ['an array (F-019)', { reply: at(WK, { status: 200, body: '[]' }) }, 'not-json'],
    ['an empty body (F-019)', { reply: at(WK, { status: 200 }) }, 'not-json'],
    ['no authorization_endpoint (F-020)', without('authorization_endpoint'), 'endpoint-missing'],
    ['no token_endpoint (F-021)', without('token_endpoint'), 'endpoint-missing'],
    [
      'a redirect elsewhere (F-037)',
      { reply: at(WK, { status: 302, headers: { location: 'http://127.0.0.1:9/' } }) },
      'redirect-refused',
    ],
    [
      'a token endpoint elsewhere (F-024)',
      { smartConfiguration: (json) => ({ ...json, token_endpoint: 'http://127.0.0.1:9/token' }) },
      'foreign-url',
    ],
    ['a redirect loop', { reply: at(WK, { status: 302, headers: { location: WK } }) }, 'redirect-refused'],
  ])('%s stops before anyone is sent away', async (_, tamper, code) => {
    Object.assign(server.tamper, tamper)
    const run = await client.prepare({ serverId: 'mock-public' })
    expect(run).toMatchObject({ state: 'failed', error: { code } })
    expect(run.authorizeUrl).toBeUndefined()
  })

  test.each<[string, Tamper]>([
    [
      'a redirect at the same origin (F-036)',
      {
        reply: ({ url }) => (url === WK ? { status: 301, headers: { location: `${WK}?moved` } } : undefined),
      },
    ],
    [
      'text/plain (F-018)',
      { reply: () => undefined, smartConfiguration: (json) => ({ ...json, unknown: 1 }) },
    ],
    ['no PKCE advertised (F-025)', without('code_challenge_methods_supported')],
    [
      'only plain advertised (F-026)',
      { smartConfiguration: (json) => ({ ...json, code_challenge_methods_supported: ['plain'] }) },
    ],
    ['no capabilities (F-031)', without('capabilities')],
    [
      'relative endpoints (F-022)',
      { smartConfiguration: (json) => ({ ...json, token_endpoint: '../auth/token' }) },
    ],
    [
      'an endpoint with a query (F-028)',
      {
        smartConfiguration: (json) => ({
          ...json,
          authorization_endpoint: `${json.authorization_endpoint}?tenant=1`,
        }),
      },
    ],
  ])('%s does not keep it from logging in, with S256', async (_, tamper) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run.error).toBeUndefined()
    expect(run.state).toBe('active')
    expect(new URL(run.authorizeUrl ?? '').searchParams.get('code_challenge_method')).toBe('S256')
  })
})

describe('callback', () => {
  test.each<[string, (parameters: URLSearchParams) => void, string]>([
    ['no state (F-049)', (p) => p.delete('state'), 'carries no state'],
    ['another state (F-050)', (p) => p.set('state', 'x'.repeat(43)), 'belongs to no login'],
    ['an empty state (F-051)', (p) => p.set('state', ''), 'carries no state'],
    [
      'a cut state (F-052)',
      (p) => p.set('state', (p.get('state') ?? '').slice(0, -1)),
      'belongs to no login',
    ],
    ['a state with a space (F-052)', (p) => p.set('state', `${p.get('state')} `), 'belongs to no login'],
    ['two states (F-056)', (p) => p.append('state', 'x'), 'more than once'],
    ['two codes (F-059)', (p) => p.append('code', 'x'), 'more than once'],
    [
      'an error with a wrong state (F-061)',
      (p) => change(p, { error: 'access_denied', state: 'x' }),
      'belongs to no login',
    ],
  ])('%s is refused on the page and the genuine login stays open', async (_, tamper, words) => {
    let times = 0
    server.tamper.callback = (parameters) => {
      if (times++ === 0) tamper(parameters)
    }
    const { authorizeUrl = '', id } = await client.prepare({ serverId: 'mock-public' })
    const page = await client.browser.open(authorizeUrl)
    expect(page.status).toBe(400)
    expect(page.text).toContain(words)
    expect(server.tokenRequests()).toEqual([])
    await client.browser.open(authorizeUrl)
    expect((await client.until(id, 'active', 'failed')).state).toBe('active')
  })

  test.each<[string, (parameters: URLSearchParams) => void, string]>([
    ['no code (F-057)', (p) => p.delete('code'), 'callback-invalid'],
    ['an empty code (F-058)', (p) => p.set('code', ''), 'callback-invalid'],
    ['code and error (F-060)', (p) => p.set('error', 'server_error'), 'authorization-refused'],
    [
      'access_denied (F-062)',
      (p) => change(p, { code: undefined, error: 'access_denied' }),
      'authorization-refused',
    ],
    ['another iss (F-076)', (p) => p.set('iss', 'https://other.example'), 'issuer-mismatch'],
  ])('%s ends the run without a token request', async (_, tamper, code) => {
    server.tamper.callback = tamper
    const run = await client.login()
    expect(run).toMatchObject({ state: 'failed', error: { code } })
    expect(server.tokenRequests()).toEqual([])
  })

  test('iss must come when the server says so (F-077), and a right one is fine (F-079)', async () => {
    server.tamper.smartConfiguration = (json) => ({
      ...json,
      authorization_response_iss_parameter_supported: true,
    })
    expect((await client.login()).error?.code).toBe('issuer-mismatch')
    server.tamper.callback = (p) => p.set('iss', `${server.origin}/auth`)
    expect((await client.login()).state).toBe('active')
  })

  test('the same callback twice redeems once (F-053, F-087)', async () => {
    const { authorizeUrl = '', id } = await client.prepare({ serverId: 'mock-public' })
    const { way } = await client.browser.open(authorizeUrl)
    await client.until(id, 'active')
    expect((await client.browser.open(way[1] ?? '')).status).toBe(400)
    expect(server.tokenRequests()).toHaveLength(1)
  })

  test('a callback in another browser is refused (F-054), one without a login too (F-055)', async () => {
    const { authorizeUrl = '' } = await client.prepare({ serverId: 'mock-public' })
    const other = await fetch(authorizeUrl)
    expect(other.status).toBe(400)
    expect(await other.text()).toContain('another browser session')
    expect((await fetch(`${client.redirectUri}?code=x&state=y`)).status).toBe(400)
    expect(server.tokenRequests()).toEqual([])
  })

  test('a late callback is refused (F-088)', async () => {
    const { authorizeUrl = '' } = await client.prepare({ serverId: 'mock-public' })
    client.advance(3_600_000)
    expect((await client.browser.open(authorizeUrl)).text).toContain('took too long')
    expect(server.tokenRequests()).toEqual([])
  })

  test('error_description is text, cut short (F-073, F-074)', async () => {
    const { authorizeUrl = '', id } = await client.prepare({ serverId: 'mock-public' })
    const answer = new URLSearchParams({
      state: new URL(authorizeUrl).searchParams.get('state') ?? '',
      error: 'access_denied',
      error_description: `<script src=//canary.example/x.js></script>\u202e\u0000${'x'.repeat(100_000)}`,
    })
    await client.browser.request(`${client.redirectUri}?${answer}`)
    const run = await client.until(id, 'failed')
    expect(run.error?.text.length).toBeLessThan(500)
    const done = await client.browser.open(`${client.origin}/done?run=${run.id}`)
    expect(done.text).not.toContain('<script src')
    expect(done.text).toContain('&lt;script src')
  })

  test('a POST to the callback is not one (F-085, F-086)', async () => {
    const response = await client.browser.request(client.redirectUri, {
      method: 'POST',
      body: new URLSearchParams({ code: 'x', state: 'y' }),
    })
    expect(response.status).toBe(405)
  })
})

describe('token response', () => {
  const token = (status: number, body: string, headers = {}): Tamper => ({
    reply: at('/auth/token', { status, body, headers: { 'content-type': 'application/json', ...headers } }),
  })
  const member = (changes: Record<string, unknown>): Tamper => ({
    tokenResponse: (json) => ({ ...json, ...changes }),
  })
  test.each<[string, Tamper, string]>([
    ['invalid_grant (F-091)', token(400, '{"error":"invalid_grant"}'), 'token-refused'],
    [
      'invalid_client (F-092)',
      token(401, '{"error":"invalid_client"}', { 'www-authenticate': 'Basic realm="x"' }),
      'token-refused',
    ],
    ['no JSON (F-097)', token(400, 'oops'), 'token-refused'],
    [
      '200 with an error (F-098)',
      token(200, '{"error":"invalid_grant","access_token":"a","token_type":"Bearer"}'),
      'token-refused',
    ],
    ['400 with a token (F-099)', token(400, '{"access_token":"a","token_type":"Bearer"}'), 'token-refused'],
    ['truncated JSON (F-101)', token(200, '{"access_token":"a"'), 'token-response-invalid'],
    ['null (F-103)', token(200, 'null'), 'token-response-invalid'],
    ['204 (F-103)', token(204, ''), 'token-refused'],
    ['a form (F-105)', token(200, 'access_token=a&token_type=Bearer'), 'token-response-invalid'],
    ['no access_token (F-106)', member({ access_token: undefined }), 'token-response-invalid'],
    ['an access_token that is an object (F-106)', member({ access_token: {} }), 'token-response-invalid'],
    ['no token_type (F-107)', member({ token_type: undefined }), 'token-response-invalid'],
    ['DPoP (F-109)', member({ token_type: 'DPoP' }), 'token-response-invalid'],
    ['scope as a list (F-123)', member({ scope: ['a'] }), 'token-response-invalid'],
    ['500 (F-140)', token(500, '<html>'), 'token-refused'],
    ['a redirect (F-144)', token(307, '', { location: 'http://127.0.0.1:9/' }), 'redirect-refused'],
  ])('%s ends the run; the code is sent once and no token is used', async (_, tamper, code) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run).toMatchObject({ state: 'failed', error: { code } })
    expect(server.tokenRequests()).toHaveLength(1)
    expect(server.fhirRequests()).toEqual([])
  })

  test.each<[string, Tamper]>([
    ['token_type bEARER (F-108)', member({ token_type: 'bEARER' })],
    ['no expires_in (F-110)', member({ expires_in: undefined })],
    ['expires_in as a string (F-111)', member({ expires_in: '3600' })],
    ['expires_in -1 (F-112)', member({ expires_in: -1 })],
    ['no scope (F-114)', member({ scope: undefined })],
    ['no refresh_token (F-124)', member({ refresh_token: undefined })],
    ['no id_token (F-126)', member({ id_token: undefined })],
    ['other members (F-132, F-145)', member({ __x: { a: [1] }, tenant: 't', intent: 'unknown' })],
    ['odd fhirContext (F-136)', member({ fhirContext: ['ImagingStudy/1', { canonical: 'x' }, 7, null, {}] })],
  ])('%s does not keep it from working', async (_, tamper) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run.error).toBeUndefined()
    expect(stepOf(run, 'patient')?.verdict?.level).toBe('ok')
    expect(
      server.fhirRequests().every(({ headers }) => /^Bearer access-\d+$/.test(headers.authorization ?? '')),
    ).toBe(true)
  })

  test.each([
    ['Patient/123'],
    ['http://x.example/Patient/1'],
    [17],
    [['p1']],
    [''],
    ['1/../../admin'],
    ['1?_id=2'],
    ['1&x=y'],
    ['x'.repeat(65)],
    ['..'],
    [undefined],
  ])('patient %j is not used (F-127, F-129, F-130)', async (value) => {
    Object.assign(server.tamper, member({ patient: value }))
    const run = await client.login()
    expect(run.state).toBe('active')
    expect(run.context?.patient).toBeUndefined()
    expect(['warning', 'error']).toContain(stepOf(run, 'launch-context')?.verdict?.level)
    expect(server.fhirRequests().some(({ url }) => url.startsWith('/fhir/Patient'))).toBe(false)
  })

  test('nothing granted means no FHIR request (F-115), a type not granted is not read (F-116)', async () => {
    Object.assign(server.tamper, member({ scope: '' }))
    await client.login()
    Object.assign(server.tamper, member({ scope: 'openid fhirUser patient/Observation.rs' }))
    await client.login()
    expect(server.fhirRequests()).toEqual([])
  })
})

describe('id_token', () => {
  const claims = (changes: Record<string, unknown>): Tamper => ({
    claims: (json) => ({ ...json, ...changes }),
  })
  const timed = (claim: string, seconds: number): Tamper => ({
    claims: (json) => ({ ...json, [claim]: Math.floor(Date.now() / 1000) + seconds }),
  })
  test.each<[string, Tamper, string]>([
    ['not a JWT (F-181)', { tokenResponse: (json) => ({ ...json, id_token: 'a.b' }) }, 'id-token-invalid'],
    [
      'alg none (F-151)',
      { tokenResponse: (json) => ({ ...json, id_token: unsigned(String(json.id_token)) }) },
      'id-token-signature',
    ],
    [
      'a changed payload (F-149)',
      { tokenResponse: (json) => ({ ...json, id_token: altered(String(json.id_token)) }) },
      'id-token-signature',
    ],
    ['another issuer (F-173)', claims({ iss: 'https://evil.example' }), 'id-token-invalid'],
    [
      'a slash after the issuer (F-174)',
      { claims: (json) => ({ ...json, iss: `${json.iss}/` }) },
      'id-token-invalid',
    ],
    ['no issuer (F-175)', claims({ iss: undefined }), 'id-token-invalid'],
    ['another audience (F-168)', claims({ aud: 'other' }), 'id-token-invalid'],
    ['no audience (F-169)', claims({ aud: undefined }), 'id-token-invalid'],
    ['two audiences, no azp (F-171)', claims({ aud: ['smart-client-public', 'other'] }), 'id-token-invalid'],
    ['azp of another client (F-172)', claims({ azp: 'other' }), 'id-token-invalid'],
    ['an expired one (F-161)', timed('exp', -3600), 'id-token-invalid'],
    ['no exp (F-163)', claims({ exp: undefined }), 'id-token-invalid'],
    ['exp in milliseconds (F-163)', claims({ exp: Date.now() + 300_000 }), 'id-token-invalid'],
    ['iat tomorrow (F-164)', timed('iat', 86_400), 'id-token-invalid'],
    ['no iat (F-165)', claims({ iat: undefined }), 'id-token-invalid'],
    ['an old iat (F-166)', timed('iat', -100_000_000), 'id-token-invalid'],
    ['nbf ahead (F-167)', timed('nbf', 3600), 'id-token-invalid'],
    ['another nonce (F-176)', claims({ nonce: 'x' }), 'id-token-invalid'],
    ['no nonce (F-177)', claims({ nonce: undefined }), 'id-token-invalid'],
    ['no sub (F-180)', claims({ sub: undefined }), 'id-token-invalid'],
    ['a long sub (F-180)', claims({ sub: 'x'.repeat(256) }), 'id-token-invalid'],
    ['no keys (F-196)', { jwks: () => ({ keys: [] }) }, 'id-token-signature'],
    ['keys that are no list (F-196)', { jwks: () => ({ keys: 'x' }) }, 'jwks-unavailable'],
    ['JWKS 500 (F-195)', { reply: at('/auth/jwks', { status: 500 }) }, 'jwks-unavailable'],
    [
      'JWKS as HTML (F-196)',
      { reply: at('/auth/jwks', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }) },
      'jwks-unavailable',
    ],
    [
      'a key for encryption (F-198)',
      { jwks: (keys) => ({ keys: keys.map((key) => ({ ...key, use: 'enc' })) }) },
      'id-token-signature',
    ],
  ])('%s ends the login, and the access token is never used', async (_, tamper, code) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run).toMatchObject({ state: 'failed', error: { code } })
    expect(server.fhirRequests()).toEqual([])
    expect(server.seen.filter(({ url }) => url === '/auth/jwks').length).toBeLessThanOrEqual(2)
  })

  test('a key of someone else (F-150)', async () => {
    server.tamper.signWith = (await generateKeyPair('RS256')).privateKey
    expect((await client.login()).error?.code).toBe('id-token-signature')
  })

  test.each([
    [1, 'warning', 'active'],
    [0, 'ok', 'active'],
  ])('without kid every key that fits is tried: %i more (F-157, F-158)', async (more, level, state) => {
    server.tamper.header = {}
    const others = await Promise.all(Array.from({ length: more }, otherKey))
    server.tamper.jwks = (keys) => ({ keys: [...others, ...keys] })
    const run = await client.login()
    expect(run.state).toBe(state)
    expect(stepOf(run, 'id-token')?.verdict?.level).toBe(level)
    expect(server.seen.filter(({ url }) => url === '/auth/jwks').length).toBe(1)
  })

  test('without kid, and with none of the keys that fit, it is refused (F-158)', async () => {
    server.tamper.header = {}
    server.tamper.signWith = (await generateKeyPair('RS256')).privateKey
    const other = await otherKey()
    server.tamper.jwks = (keys) => ({ keys: [other, ...keys] })
    const run = await client.login()
    expect(run).toMatchObject({ state: 'failed', error: { code: 'id-token-signature' } })
    expect(run.error?.text).toContain('fits 2 keys')
  })

  test.each<[string, Tamper]>([
    ['a key published a moment later (F-155)', { jwks: afterOne() }],
    ['twenty seconds past exp (F-162)', timed('exp', -20)],
    ['aud as a list (F-170)', claims({ aud: ['smart-client-public'] })],
    ['a relative fhirUser (F-184)', claims({ fhirUser: 'Practitioner/d1' })],
    ['unknown keys beside it (F-197)', { jwks: (keys) => ({ keys: [{ kty: 'new', kid: 'x' }, ...keys] }) }],
  ])('%s is accepted', async (_, tamper) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run.error).toBeUndefined()
    expect(stepOf(run, 'id-token')?.verdict?.level).toBe('ok')
    expect(run.context?.fhirUser).toBe(`${server.fhirBase}/Practitioner/d1`)
  })

  test.each([
    ['https://canary.example/Practitioner/1'],
    ['Device/1'],
    ['Practitioner/../admin'],
    ['d1'],
    ['Practitioner/d1/_history/1'],
    [7],
  ])('fhirUser %j is not read (F-185, F-186)', async (fhirUser) => {
    Object.assign(server.tamper, claims({ fhirUser }))
    const run = await client.login()
    expect(run.state).toBe('active')
    expect(run.context?.fhirUser).toBeUndefined()
  })
})

describe('FHIR', () => {
  const ask = (run: Run, path: string, more = {}) =>
    client.api<FhirAnswer>('POST', `/api/runs/${run.id}/fhir`, { method: 'GET', path, ...more })

  test.each([
    ['https://canary.example/Patient/1'],
    ['//canary.example/Patient/1'],
    ['../auth/token'],
    ['Patient/%2e%2e/x'],
    ['Patient/1?access_token=x'],
    ['Patient/undefined'],
    ['Patient/Patient/1'],
    ['Observation?patient=null'],
  ])('%s is never asked (C-142, C-152, C-153, C-156)', async (path) => {
    const run = await client.login()
    const before = server.seen.length
    const answer = await ask(run, path)
    expect(answer.verdict.level).toBe('error')
    expect(server.seen.length).toBe(before)
  })

  test.each<[string, { status: number; body?: string; headers?: Record<string, string> }, string]>([
    ['HTML (F-250)', { status: 200, body: '<html>' }, 'fhir-invalid'],
    ['an empty 200 (F-250)', { status: 200 }, 'fhir-invalid'],
    ['another type (F-253)', { status: 200, body: '{"resourceType":"Group","id":"p1"}' }, 'fhir-invalid'],
    ['another id (F-254)', { status: 200, body: '{"resourceType":"Patient","id":"p2"}' }, 'wrong-patient'],
    [
      'an OperationOutcome with 200 (F-253)',
      { status: 200, body: '{"resourceType":"OperationOutcome","issue":[{"severity":"error"}]}' },
      'fhir-invalid',
    ],
    ['403 (F-238)', { status: 403 }, 'fhir-refused'],
    ['410 (F-242)', { status: 410 }, 'fhir-refused'],
    ['a redirect (F-267)', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, 'redirect-refused'],
  ])('%s is not taken for data, nor asked again', async (_, reply, code) => {
    const run = await client.login()
    server.tamper.reply = at('/fhir/Patient/p1', reply)
    const before = server.seen.length
    const answer = await ask(run, 'Patient/p1')
    expect(answer.verdict).toMatchObject({ level: 'error', code })
    expect(server.seen.length).toBe(before + 1)
  })

  test('Retry-After is waited for; a POST is not repeated (F-246, F-248)', async () => {
    const run = await client.login()
    let busy = 2
    server.tamper.reply = ({ url }) =>
      url === '/fhir/Patient/p1' && busy-- > 0 ? { status: 429, headers: { 'retry-after': '7' } } : undefined
    expect((await ask(run, 'Patient/p1')).verdict.level).toBe('ok')
    expect(client.slept).toEqual([7000, 7000])
    server.tamper.reply = at('/fhir/Patient', { status: 503 })
    const before = server.seen.length
    await ask(run, 'Patient', { method: 'POST', body: '{"resourceType":"Patient"}', beyondGrant: true })
    expect(server.seen.length).toBe(before + 1)
  })

  test('a server that stays busy is asked three times, growing gaps (F-247)', async () => {
    const run = await client.login()
    server.tamper.reply = at('/fhir/Patient/p1', { status: 429 })
    expect((await ask(run, 'Patient/p1')).status).toBe(429)
    expect(client.slept).toEqual([1000, 2000])
  })

  test('a query beyond the grant is not sent unless a person insists (C-149, F-116 … F-118)', async () => {
    const run = await client.login()
    const before = server.seen.length
    const write = { method: 'DELETE' }
    expect((await ask(run, 'Patient/p1', write)).verdict.code).toBe('beyond-grant')
    expect((await ask(run, 'Procedure')).verdict.code).toBe('beyond-grant')
    expect(server.seen.length).toBe(before)
    await ask(run, 'Patient/p1', { ...write, beyondGrant: true })
    expect(server.seen.length).toBe(before + 1)
  })

  const bundle = (next: string, patient = 'p1') =>
    JSON.stringify({
      resourceType: 'Bundle',
      link: [{ relation: 'next', url: next }],
      entry: [
        { resource: { resourceType: 'Observation', id: 'o', subject: { reference: `Patient/${patient}` } } },
      ],
    })

  test('a next link to another origin gets nothing (F-264); a circle ends (F-261); endless pages end (F-262)', async () => {
    const run = await client.login()
    server.tamper.reply = at('/fhir/Observation', { status: 200, body: bundle('http://127.0.0.1:9/x') })
    expect(await ask(run, 'Observation', { pages: 9 })).toMatchObject({
      incomplete: true,
      verdict: { level: 'warning' },
    })
    server.tamper.reply = at('/fhir/Observation', {
      status: 200,
      body: bundle(`${server.fhirBase}/Observation?p=1`),
    })
    expect((await ask(run, 'Observation', { pages: 9 })).exchangeIds).toHaveLength(2)
    let page = 0
    server.tamper.reply = ({ url }) =>
      url.startsWith('/fhir/Observation')
        ? { status: 200, body: bundle(`${server.fhirBase}/Observation?p=${++page}`) }
        : undefined
    expect(await ask(run, 'Observation', { pages: 5 })).toMatchObject({
      incomplete: true,
      exchangeIds: { length: 5 },
    })
  })

  test('resources of another patient are withheld (F-254)', async () => {
    const run = await client.login()
    server.tamper.reply = at('/fhir/Observation', { status: 200, body: bundle('x', 'p2') })
    const answer = await ask(run, 'Observation')
    expect(answer).toMatchObject({ withheld: ['Observation/o'], verdict: { code: 'wrong-patient' } })
    expect(answer.body).not.toContain('Patient/p2')
  })
})

function change(parameters: URLSearchParams, changes: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) parameters.delete(name)
    else parameters.set(name, value)
  }
}

function unsigned(jwt: string): string {
  const header = btoa(JSON.stringify({ alg: 'none' })).replaceAll('=', '')
  return `${header}.${jwt.split('.')[1]}.`
}

function altered(jwt: string): string {
  const [header, payload = '', signature] = jwt.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return [header, Buffer.from(JSON.stringify({ ...claims, extra: 1 })).toString('base64url'), signature].join(
    '.',
  )
}

function afterOne(): Tamper['jwks'] {
  let times = 0
  return (keys) => ({ keys: times++ === 0 ? [] : keys })
}

async function otherKey() {
  const { publicKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(publicKey)), kid: crypto.randomUUID(), alg: 'RS256', use: 'sig' }
}

import { describe, expect, test } from 'vitest'
import type { FhirResult, Run, TokenActionResult, TokenView } from '../../src/model/api.ts'
import { stepOf } from '../support/test-client.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'
import { startTestServer } from '../support/test-server.ts'

startPairForEach()

const patient = (run: Run, path = 'Patient/p1', more = {}) =>
  client.api<FhirResult>('POST', `/api/runs/${run.id}/fhir`, { method: 'GET', path, ...more })

describe('standalone launch', () => {
  test('a public client gets from the list to the patient', async () => {
    const run = await client.login('mock-public')
    expect(run.error).toBeUndefined()
    expect(run.state).toBe('active')
    expect(run.context).toMatchObject({ patient: 'p1', fhirUser: `${server.fhirBase}/Practitioner/d1` })
    expect(run.steps.filter(({ verdict }) => verdict?.level === 'error')).toEqual([])
    expect(stepOf(run, 'patient')?.verdict?.level).toBe('ok')
  })

  test('the authorization request has PKCE S256, 256-bit state, nonce, aud (C-028, C-038 … C-054)', async () => {
    const { authorizeUrl = '' } = await client.prepare({ serverId: 'mock-public' })
    const query = new URL(authorizeUrl).searchParams
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: 'code',
      aud: server.fhirBase,
      code_challenge_method: 'S256',
      redirect_uri: client.redirectUri,
    })
    expect(query.get('state')).toMatch(/^[\w-]{43}$/)
    expect(query.get('nonce')).toMatch(/^[\w-]{43}$/)
    expect(query.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(query.has('launch')).toBe(false)
  })

  test('the code arrives whole, with the verifier, once (C-083, C-086, C-087)', async () => {
    await client.login('mock-public')
    const [request, ...more] = server.tokenRequests()
    expect(more).toEqual([])
    expect(request?.form.get('code')).toMatch(/^code\+\/=&%\d+$/)
    expect(request?.form.get('client_id')).toBe('smart-client-public')
    expect(request?.form.get('code_verifier')).toMatch(/^[\w-]{43}$/)
    expect(request?.headers.authorization).toBeUndefined()
  })

  test('a symmetric client authenticates by Basic and never repeats its id in the body (C-092, C-100)', async () => {
    const run = await client.login('mock-symmetric')
    expect(run.state).toBe('active')
    const [request] = server.tokenRequests()
    expect(atob(request?.headers.authorization?.slice(6) ?? '')).toContain(':')
    expect(request?.form.has('client_id')).toBe(false)
    expect(request?.form.has('client_secret')).toBe(false)
  })

  test('an asymmetric client signs for the token endpoint with the advertised algorithm (C-106 … C-119)', async () => {
    server.tamper.smartConfiguration = (json) => ({
      ...json,
      token_endpoint_auth_signing_alg_values_supported: ['ES384'],
    })
    const run = await client.login('mock-asymmetric')
    expect(run.state).toBe('active')
    const [request] = server.tokenRequests()
    const jwt = run.exchanges.flatMap(({ jwts }) => jwts).find(({ name }) => name === 'client_assertion')
    expect(request?.form.get('client_assertion_type')).toBe(
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    )
    expect(request?.form.has('client_id')).toBe(false)
    expect(jwt?.header).toMatchObject({ alg: 'ES384', typ: 'JWT', kid: 'smart-client-dev-es384' })
    expect(jwt?.claims).toMatchObject({
      iss: 'smart-client-asymmetric',
      sub: 'smart-client-asymmetric',
      aud: `${server.origin}/auth/token`,
    })
  })

  test('a backend service gets a token without anyone signing in (C-181)', async () => {
    const run = await client.login('mock-backend')
    expect(run.state).toBe('active')
    expect(server.tokenRequests()[0]?.form.get('grant_type')).toBe('client_credentials')
  })

  test('secrets never reach the page', async () => {
    const run = await client.login('mock-symmetric')
    const everything = JSON.stringify([
      run,
      await client.api('GET', '/api/servers'),
      await client.api('GET', '/api/servers/export'),
    ])
    expect(everything).not.toContain('smart-client-secret')
    expect(everything).not.toContain(btoa('smart%2Dclient%2Dsymmetric:smart%2Dclient%2Dsecret'))
  })

  test('the code leaves the address bar', async () => {
    const { authorizeUrl = '', id } = await client.prepare({ serverId: 'mock-public' })
    const landing = await client.browser.open(authorizeUrl)
    expect(landing.url).toBe(`${client.origin}/done?run=${id}`)
  })
})

describe('EHR launch', () => {
  const launchUrl = (more: string) => `${client.launchUrl}?${more}`

  test('launch is echoed byte for byte, aud is iss, launch is asked for (C-010, C-029, C-031, C-064)', async () => {
    const handle = 'a+b/c=&%#ü'.repeat(100)
    const landing = await client.browser.open(
      launchUrl(new URLSearchParams({ iss: `${server.fhirBase}/`, launch: handle }).toString()),
    )
    const authorize = new URL(landing.way.find((url) => url.includes('/auth/authorize')) ?? '')
    expect(authorize.searchParams.get('launch')).toBe(handle)
    expect(authorize.searchParams.get('aud')).toBe(`${server.fhirBase}/`)
    expect(authorize.searchParams.get('scope')?.split(' ')).toContain('launch')
    expect(new URL(landing.url).pathname).toBe('/')
    const run = await client.until(new URL(landing.url).searchParams.get('run') ?? '', 'active', 'failed')
    expect(run).toMatchObject({ mode: 'ehr', state: 'active' })
  })

  test('an unknown iss asks before anything is sent (C-011, F-006)', async () => {
    const rogue = await startTestServer()
    const iss = encodeURIComponent(rogue.fhirBase)
    const page = await client.browser.open(launchUrl(`iss=${iss}&launch=x`))
    expect(page.status).toBe(200)
    expect(page.text).toContain('Nothing was sent there')
    expect(rogue.seen).toEqual([])
    const token = /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const confirmed = await client.browser.request(`${client.launchUrl}/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ token, clientId: 'app' }),
    })
    const next = /url=([^"]+)"/.exec(await confirmed.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
    const landing = await client.browser.open(client.origin + next)
    expect(new URL(landing.url).searchParams.get('run')).not.toBeNull()
    expect(rogue.tokenRequests().length).toBeLessThanOrEqual(1)
    await rogue.close()
  })

  test.each([
    ['no iss (F-001)', 'launch=x'],
    ['no launch (F-002)', 'iss=http://localhost:1/fhir'],
    ['an empty launch', 'iss=http://localhost:1/fhir&launch='],
    ['two iss (F-008)', 'iss=http://localhost:1/fhir&iss=http://localhost:2/fhir&launch=x'],
    ['a script (F-007)', 'iss=javascript:alert(1)&launch=x'],
    ['user info (F-007)', 'iss=https://good.example@evil.example/&launch=x'],
    ['a link-local address (F-007)', 'iss=http://169.254.169.254/fhir&launch=x'],
  ])('a launch with %s is refused', async (_, query) => {
    const page = await client.browser.open(launchUrl(query))
    expect(page.status).toBe(400)
    expect(page.text).toContain('Launch rejected')
    expect(server.seen).toEqual([])
  })

  test('two launches at once keep apart (F-010)', async () => {
    const one = await client.browser.open(
      launchUrl(new URLSearchParams({ iss: server.fhirBase, launch: 'one' }).toString()),
    )
    const two = await client.browser.open(
      launchUrl(new URLSearchParams({ iss: server.fhirBase, launch: 'two' }).toString()),
    )
    const ids = [one, two].map(({ url }) => new URL(url).searchParams.get('run') ?? '')
    const runs = await Promise.all(ids.map((id) => client.until(id, 'active')))
    const tokens = await Promise.all(
      runs.map(({ id }) => client.api<TokenView>('GET', `/api/runs/${id}/tokens`)),
    )
    expect(new Set(tokens.map(({ accessToken }) => accessToken)).size).toBe(2)
  })

  test('in a frame whose login page forbids framing it offers a tab (F-047)', async () => {
    server.tamper.reply = ({ method, url }) =>
      method === 'HEAD' && url.startsWith('/auth/authorize')
        ? { status: 200, headers: { 'x-frame-options': 'DENY' } }
        : undefined
    const page = await client.browser.open(
      launchUrl(new URLSearchParams({ iss: server.fhirBase, launch: 'x' }).toString()),
      { 'sec-fetch-dest': 'iframe' },
    )
    expect(page.text).toContain('target="_blank"')
    expect(page.text).not.toContain('<iframe')
  })

  test('in a frame, when the login page cannot be looked at, the way out stays in sight', async () => {
    server.tamper.reply = ({ method }) => (method === 'HEAD' ? { status: 405 } : undefined)
    const query = new URLSearchParams({ iss: server.fhirBase, launch: 'x' })
    const page = await client.browser.open(launchUrl(query.toString()), { 'sec-fetch-dest': 'iframe' })
    const [, source = ''] = /<iframe src="([^"]+)"/.exec(page.text) ?? []
    expect(page.text).toContain('target="_blank"')
    const done = await client.browser.open(source.replaceAll('&amp;', '&'))
    expect(done.text).toContain('smart-client-done')
  })

  test('in a frame whose server allows it, the login goes on in place', async () => {
    const query = new URLSearchParams({ iss: server.fhirBase, launch: 'x' })
    const landing = await client.browser.open(launchUrl(query.toString()), { 'sec-fetch-dest': 'iframe' })
    expect(new URL(landing.url).searchParams.get('run')).not.toBeNull()
  })
})

describe('session', () => {
  test('a query is answered, with pages', async () => {
    const run = await client.login()
    const answer = await patient(run, 'Observation?code=x', { pages: 5 })
    expect(answer).toMatchObject({ status: 200, incomplete: false, verdict: { level: 'ok' } })
    expect(answer.resource?.entry).toHaveLength(3)
  })

  test('a 401 leads to one refresh and one repetition (F-235)', async () => {
    const run = await client.login()
    let refused = 0
    server.tamper.reply = ({ url, headers }) =>
      url === '/fhir/Patient/p1' && headers.authorization === 'Bearer access-2'
        ? { status: 401, body: `${++refused}` }
        : undefined
    const answer = await patient(run)
    expect(answer.verdict.level).toBe('ok')
    expect(refused).toBe(1)
    expect(server.tokenRequests().map(({ form }) => form.get('grant_type'))).toEqual([
      'authorization_code',
      'refresh_token',
    ])
  })

  test('a 401 that stays ends after one cycle (F-224)', async () => {
    const run = await client.login()
    server.tamper.reply = ({ url }) => (url === '/fhir/Patient/p1' ? { status: 401 } : undefined)
    expect((await patient(run)).status).toBe(401)
    expect(server.tokenRequests()).toHaveLength(2)
    expect((await patient(run)).status).toBe(401)
    expect((await patient(run)).verdict.code).toBe('not-signed-in')
    expect(server.tokenRequests()).toHaveLength(2)
    expect((await client.run(run.id)).state).toBe('ended')
  })

  test('a 401 without a refresh token ends the session (F-236, F-276)', async () => {
    server.tamper.tokenResponse = (json) => ({ ...json, refresh_token: undefined })
    const run = await client.login()
    server.tamper.reply = ({ url }) => (url === '/fhir/Patient/p1' ? { status: 401 } : undefined)
    expect((await patient(run)).status).toBe(401)
    expect((await client.run(run.id)).state).toBe('ended')
  })

  test('the same access token with a new expiry is used on (F-219)', async () => {
    const run = await client.login()
    server.tamper.tokenResponse = (json) => ({ ...json, access_token: 'access-2' })
    client.advance(3_600_000)
    expect((await patient(run)).verdict.level).toBe('ok')
    expect((await patient(run)).verdict.level).toBe('ok')
    expect(server.tokenRequests()).toHaveLength(2)
  })

  test('ten calls at once share one refresh (F-223)', async () => {
    const run = await client.login()
    client.advance(3_600_000)
    const answers = await Promise.all(Array.from({ length: 10 }, () => patient(run)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(server.tokenRequests()).toHaveLength(2)
  })

  test('the newest refresh token is used, a missing one keeps the old (F-208 … F-210)', async () => {
    const run = await client.login()
    const refresh = () => client.api<TokenActionResult>('POST', `/api/runs/${run.id}/refresh`, {})
    await refresh()
    server.tamper.tokenResponse = ({ refresh_token: _, ...json }) => ({ ...json, refresh_token: '' })
    await refresh()
    await refresh()
    const used = server.tokenRequests().map(({ form }) => form.get('refresh_token'))
    expect(used).toEqual([null, 'refresh-2', 'refresh-3', 'refresh-3'])
  })

  test('a refused refresh token is not tried again (C-135, F-204)', async () => {
    const run = await client.login()
    server.tamper.reply = ({ url }) =>
      url === '/auth/token' ? { status: 400, body: '{"error":"invalid_grant"}' } : undefined
    const refresh = () => client.api<TokenActionResult>('POST', `/api/runs/${run.id}/refresh`, {})
    expect((await refresh()).verdict.code).toBe('token-refused')
    expect((await refresh()).verdict.code).toBe('no-refresh-token')
    expect(server.tokenRequests()).toHaveLength(2)
  })

  test('another patient in a refresh answer ends the session (F-215)', async () => {
    const run = await client.login()
    server.tamper.tokenResponse = (json) => ({ ...json, patient: 'p2' })
    const result = await client.api<TokenActionResult>('POST', `/api/runs/${run.id}/refresh`, {})
    expect(result.verdict.code).toBe('wrong-patient')
    expect((await client.run(run.id)).state).toBe('ended')
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['no longer active', { active: false }, 'warning'],
    ['of another client', { active: true, client_id: 'another' }, 'error'],
  ])('an access token that is %s is not used again (F-291, F-292)', async (_, answer, level) => {
    const run = await client.login()
    server.tamper.reply = ({ url }) =>
      url === '/auth/introspect'
        ? { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) }
        : undefined
    const introspect = (token: string) =>
      client.api<TokenActionResult>('POST', `/api/runs/${run.id}/introspect`, { token })
    const result = await introspect('access_token')
    expect(result).toMatchObject({ json: answer, verdict: { level }, tokens: { expired: true } })
    expect((await patient(run)).verdict.level).toBe('ok')
    expect(server.tokenRequests().at(-1)?.form.get('grant_type')).toBe('refresh_token')
    await introspect('refresh_token')
    await introspect('access_token')
    expect((await patient(run)).verdict.code).toBe('token-expired')
  })

  test('an introspection that fails says nothing about the token (F-291)', async () => {
    const run = await client.login()
    server.tamper.reply = ({ url }) => (url === '/auth/introspect' ? { status: 500 } : undefined)
    const result = await client.api<TokenActionResult>('POST', `/api/runs/${run.id}/introspect`, {
      token: 'access_token',
    })
    expect(result).toMatchObject({ verdict: { code: 'token-refused' }, tokens: { expired: false } })
  })

  test('a log-out whose revocation fails is one all the same (F-293)', async () => {
    const run = await client.login()
    server.tamper.reply = ({ url }) => (url === '/auth/revoke' ? { status: 503 } : undefined)
    expect(await client.api('POST', `/api/runs/${run.id}/logout`)).toMatchObject({ state: 'ended' })
    expect((await patient(run)).verdict.code).toBe('not-signed-in')
  })

  test('appContext is for the app, as text (F-298)', async () => {
    const hostile = '"><script src="http://evil.example/x.js"></script>\u0000'
    server.tamper.tokenResponse = (answer) => ({ ...answer, appContext: hostile })
    const run = await client.login()
    expect(run.context?.appContext).toBe(hostile.slice(0, -1))
    server.tamper.tokenResponse = (answer) => ({ ...answer, appContext: { view: 'chart' } })
    const other = await client.login()
    expect(other.context).not.toHaveProperty('appContext')
    expect(stepOf(other, 'launch-context')?.verdict?.level).toBe('error')
  })

  test('introspect, revoke and log out', async () => {
    const run = await client.login()
    const introspected = await client.api<TokenActionResult>('POST', `/api/runs/${run.id}/introspect`, {
      token: 'access_token',
    })
    expect(introspected).toMatchObject({ json: { active: true }, verdict: { level: 'ok' } })
    const revoked = await client.api<TokenActionResult>('POST', `/api/runs/${run.id}/revoke`, {
      token: 'refresh_token',
    })
    expect(revoked.verdict.level).toBe('ok')
    expect((await patient(run)).verdict.code).toBe('not-signed-in')
    const other = await client.login()
    expect(await client.api('POST', `/api/runs/${other.id}/logout`)).toMatchObject({ state: 'ended' })
  })
})

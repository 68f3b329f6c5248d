import { describe, expect, test } from 'vitest'
import { stepOf } from '../support/test-client.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

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
    expect(everything).not.toContain(btoa('smart-client-symmetric:smart-client-secret'))
  })

  test('the code leaves the address bar', async () => {
    const { authorizeUrl = '', id } = await client.prepare({ serverId: 'mock-public' })
    const landing = await client.browser.open(authorizeUrl)
    expect(landing.url).toBe(`${client.origin}/done?run=${id}`)
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
})

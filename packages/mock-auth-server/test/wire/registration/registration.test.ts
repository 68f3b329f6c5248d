import {
  buildAssertionForm,
  createAssertion,
  createKeyPair,
  type KeyPair,
} from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { basic, bearer, CHALLENGE, codeForm, obtainCode, post, REDIRECT } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
let key: KeyPair
beforeAll(async () => {
  mock = await oauthMock()
  key = await createKeyPair('ES384')
})
afterAll(() => mock.close())

type Body = Record<string, unknown>

async function send(url: string, method: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { response, status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body }
}

const register = (metadata: unknown) => send(`${mock.issuer}/register`, 'POST', metadata)
const uris = { redirect_uris: [REDIRECT] }

describe('registration', () => {
  test('of a public client: 201 with what was registered (S-034, S-038)', async () => {
    const { response, status, body } = await register({
      ...uris,
      launch_uris: ['http://localhost:4020/launch'],
      token_endpoint_auth_method: 'none',
      client_name: 'Mine',
    })
    expect(status).toBe(201)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({ ...uris, client_name: 'Mine', token_endpoint_auth_method: 'none' })
    expect(body).not.toHaveProperty('client_secret')
    expect(body.registration_client_uri).toBe(`${mock.issuer}/register/${body.client_id}`)
    const client_id = String(body.client_id)
    const code = await obtainCode(mock, { client_id })
    expect((await post(mock, 'token', await codeForm(mock, { code, client_id }))).status).toBe(200)
    expect((await mock.prepareLaunch({ clientId: client_id })).url).toContain('/launch/')
  })

  test('of a confidential client: a secret that does not expire, and that works (S-035)', async () => {
    const { body } = await register(uris)
    expect(body).toMatchObject({ client_secret_expires_at: 0, grant_types: ['authorization_code'] })
    const client_id = String(body.client_id)
    const code = await obtainCode(mock, { client_id })
    const form = await codeForm(mock, { code, client_id: undefined })
    expect((await post(mock, 'token', form, basic(client_id, String(body.client_secret)))).status).toBe(200)
  })

  test('of a backend service with inline keys (S-036)', async () => {
    const { status, body } = await register({
      token_endpoint_auth_method: 'private_key_jwt',
      grant_types: ['client_credentials'],
      scope: 'system/Patient.rs',
      jwks: { keys: [key.jwk] },
    })
    expect(status).toBe(201)
    const signed = buildAssertionForm(await createAssertion(mock, String(body.client_id), key))
    const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs', ...signed }
    expect((await post(mock, 'token', form)).status).toBe(200)
  })

  test('of a native app: own scheme, and any loopback port (RFC 8252)', async () => {
    const redirect_uris = ['http://127.0.0.1/cb', 'org.example.app:/cb']
    const native = { redirect_uris, application_type: 'native', token_endpoint_auth_method: 'none' }
    const { body } = await register(native)
    const redirected = async (redirect_uri: string) => {
      const query = new URLSearchParams({
        ...{ client_id: String(body.client_id), redirect_uri, response_type: 'code', state: 'abcdefgh' },
        ...{ scope: 'openid', aud: mock.fhirBase, code_challenge: CHALLENGE, code_challenge_method: 'S256' },
      })
      return (await fetch(`${mock.issuer}/authorize?${query}`, { redirect: 'manual' })).status
    }
    expect(await redirected('http://127.0.0.1:51234/cb')).toBe(302)
    expect(await redirected('org.example.app:/cb')).toBe(302)
    expect(await redirected('http://127.0.0.1:51234/other')).toBe(400)
    expect(await redirected('http://localhost:51234/cb')).toBe(400)
    expect(await redirected('http://127.0.0.1:51234.evil.example/cb')).toBe(400)
  })

  const badUris = ['/cb', 'https://a.example/#x', 'http://a.example/cb', 'javascript:alert(1)', 'app:/cb']
  test.each(badUris)('refuses the redirect URI %s: invalid_redirect_uri (S-039)', async (uri) => {
    const { status, body } = await register({ redirect_uris: [uri] })
    expect([status, body.error]).toEqual([400, 'invalid_redirect_uri'])
  })

  const jwt = { ...uris, token_endpoint_auth_method: 'private_key_jwt' }
  const bad: readonly (readonly [string, unknown, string?])[] = [
    ['no redirect URI', {}, 'invalid_redirect_uri'],
    ['not JSON', '{'],
    ['an array', []],
    ['redirect_uris as text', { redirect_uris: REDIRECT }],
    ['an unknown method', { ...uris, token_endpoint_auth_method: 'tls_client_auth' }],
    ['an unknown grant', { ...uris, grant_types: ['password'] }],
    ['refresh_token requires another grant type', { ...uris, grant_types: ['refresh_token'] }],
    ['implicit', { ...uris, response_types: ['token'] }],
    ['client_credentials with a secret', { grant_types: ['client_credentials'] }],
    ['keys missing', jwt],
    ['keys twice', { ...jwt, jwks: { keys: [] }, jwks_uri: 'https://a.example/jwks' }],
    ['no keys in the set', { ...jwt, jwks: { keys: [] } }],
    ['a private key', { ...jwt, jwks: { keys: [{ kty: 'EC', kid: 'a', d: 'x' }] } }],
    ['a key without kid', { ...jwt, jwks: { keys: [{ kty: 'EC' }] } }],
    ['keys by plain http', { ...jwt, jwks_uri: 'http://a.example/jwks' }],
    ['a launch URI that runs', { ...uris, launch_uris: ['javascript:alert(1)'] }],
    ['a scope that is none', { ...uris, scope: 'patient/x' }],
    ['client_name as number', { ...uris, client_name: 7 }],
  ]
  test.each(bad)('refuses %s (S-037, S-038)', async (_name, metadata, code = 'invalid_client_metadata') => {
    const { status, body } = await register(metadata)
    expect([status, body.error]).toEqual([400, code])
    expect(body.error_description).toBeTruthy()
  })

  test('refuses another content type', async () => {
    expect((await post(mock, 'register', { a: 'b' })).status).toBe(400)
  })
})

describe('management (RFC 7592)', () => {
  test('reads, replaces and deletes with the registration access token', async () => {
    const { body } = await register({ ...uris, token_endpoint_auth_method: 'none', client_name: 'One' })
    const url = String(body.registration_client_uri)
    const auth = bearer(String(body.registration_access_token))
    expect((await send(url, 'GET', undefined, auth)).body).toEqual(body)

    const { client_id } = body
    const changed = { client_id, ...uris, token_endpoint_auth_method: 'none', client_name: 'Two' }
    const put = await send(url, 'PUT', changed, auth)
    expect([put.status, put.body.client_name]).toEqual([200, 'Two'])
    expect(mock.tenant.client(String(client_id))?.name).toBe('Two')
    expect((await send(url, 'PUT', { ...changed, client_id: 'x' }, auth)).status).toBe(400)
    expect((await send(url, 'PUT', { ...changed, client_secret: 'x' }, auth)).status).toBe(400)

    const code = await obtainCode(mock, { client_id: String(client_id) })
    const form = await codeForm(mock, { code, client_id: String(client_id) })
    const { access_token } = (await (await post(mock, 'token', form)).json()) as { access_token: string }
    expect((await send(url, 'DELETE', undefined, auth)).status).toBe(204)
    expect(mock.tenant.client(String(client_id))).toBeUndefined()
    expect((await send(`${mock.fhirBase}/Observation`, 'GET', undefined, bearer(access_token))).status).toBe(
      401,
    )
    expect((await send(url, 'GET', undefined, auth)).status).toBe(401)
  })

  test('returns 401 without the token, with another one, and for a client that was not registered here', async () => {
    const { body } = await register(uris)
    const url = String(body.registration_client_uri)
    const own = bearer(String(body.registration_access_token))
    for (const [at, headers] of [
      [url, {}],
      [url, bearer('wrong')],
      [`${mock.issuer}/register/smart-client-public`, own],
    ] as const) {
      const { response, status } = await send(at, 'DELETE', undefined, headers)
      expect(status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
    expect((await send(`${mock.issuer}/register`, 'GET', undefined, own)).status).toBe(405)
    expect((await send(url, 'POST', uris, own)).status).toBe(405)
  })

  test('removes registered clients on a reset', async () => {
    const { body } = await register(uris)
    mock.reset()
    expect(mock.tenant.client(String(body.client_id))).toBeUndefined()
    mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  })
})

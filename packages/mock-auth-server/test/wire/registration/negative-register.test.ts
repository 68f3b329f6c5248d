import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { bearer, obtainTokens, REDIRECT } from '../../support/handshake.ts'
import { expectCors, expectOAuthError } from '../../support/negative.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

type Body = Record<string, unknown>
const JSON_TYPE = { 'content-type': 'application/json' }
const METADATA = { redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none', client_name: 'One' }

const sendTo = (url: string, method: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : JSON_TYPE), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
const register = (body: unknown, headers = {}) => sendTo(`${mock.issuer}/register`, 'POST', body, headers)

/** Rows of a member, its value, and the error (RFC 7591 section 3.2.2; S-038, S-039). */
const metadata: readonly (readonly [string, unknown, string])[] = [
  ['redirect_uris', undefined, 'invalid_redirect_uri'],
  ['redirect_uris', [], 'invalid_redirect_uri'],
  ['redirect_uris', [''], 'invalid_redirect_uri'],
  ['redirect_uris', ['/cb'], 'invalid_redirect_uri'],
  ['redirect_uris', [`${REDIRECT}#x`], 'invalid_redirect_uri'],
  ['redirect_uris', ['http://app.example/cb'], 'invalid_redirect_uri'],
  ['redirect_uris', ['https://*.example/cb'], 'invalid_redirect_uri'],
  ['redirect_uris', ['https://me@app.example/cb'], 'invalid_redirect_uri'],
  ['redirect_uris', ['data:text/html,x'], 'invalid_redirect_uri'],
  ['redirect_uris', REDIRECT, 'invalid_client_metadata'],
  ['redirect_uris', [7], 'invalid_client_metadata'],
  ['redirect_uris', null, 'invalid_client_metadata'],
  ['redirect_uris', Array(51).fill(REDIRECT), 'invalid_client_metadata'],
  ['launch_uris', ['/launch'], 'invalid_client_metadata'],
  ['launch_uris', 'http://localhost:4020/launch', 'invalid_client_metadata'],
  ['initiate_login_uri', 'vbscript:x', 'invalid_client_metadata'],
  ['initiate_login_uri', ['http://localhost:4020/launch'], 'invalid_client_metadata'],
  ['token_endpoint_auth_method', '', 'invalid_client_metadata'],
  ['token_endpoint_auth_method', 'client_secret_jwt', 'invalid_client_metadata'],
  ['token_endpoint_auth_method', 7, 'invalid_client_metadata'],
  ['token_endpoint_auth_method', 'private_key_jwt', 'invalid_client_metadata'],
  ['grant_types', [], 'invalid_client_metadata'],
  ['grant_types', 'authorization_code', 'invalid_client_metadata'],
  ['grant_types', ['implicit'], 'invalid_client_metadata'],
  ['grant_types', ['refresh_token'], 'invalid_client_metadata'],
  ['grant_types', ['client_credentials'], 'invalid_client_metadata'],
  ['response_types', ['code', 'token'], 'invalid_client_metadata'],
  ['response_types', 'code', 'invalid_client_metadata'],
  ['application_type', 'desktop', 'invalid_client_metadata'],
  ['client_name', 7, 'invalid_client_metadata'],
  ['client_uri', 'javascript:alert(1)', 'invalid_client_metadata'],
  ['logo_uri', 'data:image/png;encodeBase64,AA', 'invalid_client_metadata'],
  ['tos_uri', '/terms', 'invalid_client_metadata'],
  ['policy_uri', {}, 'invalid_client_metadata'],
  ['contacts', 'me@app.example', 'invalid_client_metadata'],
  ['software_id', 7, 'invalid_client_metadata'],
  ['scope', 'patient/Observation', 'invalid_client_metadata'],
  ['scope', ['openid'], 'invalid_client_metadata'],
  ['jwks', { keys: 'x' }, 'invalid_client_metadata'],
  ['jwks', { keys: [{ kty: 'oct', kid: 'a', k: 'x' }] }, 'invalid_client_metadata'],
  ['jwks_uri', '', 'invalid_client_metadata'],
  ['jwks_uri', 'file:///etc/passwd', 'invalid_client_metadata'],
]

/** Bodies that are not metadata. */
const bodies: readonly (readonly [string, string, string])[] = [
  ['nothing', '', 'application/json'],
  ['no JSON', '{', 'application/json'],
  ['a text', '"x"', 'application/json'],
  ['null', 'null', 'application/json'],
  ['an array', '[]', 'application/json'],
  [
    'a form',
    new URLSearchParams({ redirect_uris: REDIRECT }).toString(),
    'application/x-www-form-urlencoded',
  ],
  ['text/plain', JSON.stringify(METADATA), 'text/plain'],
  ['more than 64 kB', JSON.stringify({ ...METADATA, client_name: 'x'.repeat(65_536) }), 'application/json'],
]

describe('registration', () => {
  test.each(metadata)('%s %j: %s', async (name, value, error) => {
    const before = mock.tenant.clients.length
    await expectOAuthError(mock, await register({ ...METADATA, [name]: value }), 400, error)
    await expectCors((headers) => register({ ...METADATA, [name]: value }, headers), 'any')
    expect(mock.tenant.clients.length).toBe(before)
  })

  test.each(bodies)('%s: invalid_client_metadata', async (_name, body, type) => {
    const response = await register(body, { 'content-type': type })
    await expectOAuthError(mock, response, 400, 'invalid_client_metadata')
  })

  test('ignores metadata in the URL', async () => {
    const url = `${mock.issuer}/register?${new URLSearchParams({ redirect_uris: REDIRECT })}`
    await expectOAuthError(mock, await sendTo(url, 'POST', {}), 400, 'invalid_redirect_uri')
  })

  test('omits unknown members, and assigns its own ids (RFC 7591 section 2)', async () => {
    const own = { client_id: 'mine', client_secret: 'mine', registration_access_token: 'mine', x: 'y' }
    const body = (await (await register({ ...METADATA, ...own })).json()) as Body
    expect(body).not.toHaveProperty('x')
    expect(JSON.stringify(body)).not.toContain('"mine"')
  })
})

describe('management (RFC 7592)', () => {
  const registered = async () => (await (await register(METADATA)).json()) as Record<string, string>
  const INVALID = /^Bearer realm="token", error="invalid_token", error_description="[^"]+"$/

  test.each(['GET', 'PUT', 'DELETE'])('%s without its token', async (method) => {
    const {
      client_id,
      registration_client_uri: url = '',
      registration_access_token: token = '',
    } = await registered()
    const body = method === 'PUT' ? { ...METADATA, client_id } : undefined
    const send = (headers: Record<string, string>, query = '') => sendTo(url + query, method, body, headers)
    for (const headers of [{}, { authorization: 'Basic eDp5' }, { authorization: token }]) {
      await expectOAuthError(mock, await send(headers), 401, 'invalid_token', /^Bearer realm="token"$/)
    }
    const { access_token } = await obtainTokens(mock)
    const other = (await registered()).registration_access_token ?? ''
    for (const value of ['wrong', access_token, other]) {
      await expectOAuthError(mock, await send(bearer(value)), 401, 'invalid_token', INVALID)
    }
    const inUrl = `?access_token=${token}`
    for (const [headers, query] of [
      [{}, inUrl],
      [bearer(token), inUrl],
      [{ authorization: 'Bearer' }, ''],
      [{ authorization: `Bearer  ${token}` }, ''],
    ] as const) {
      const challenge = /^Bearer realm="token", error="invalid_request"/
      await expectOAuthError(mock, await send(headers, query), 400, 'invalid_request', challenge)
    }
    await expectCors((headers) => send(headers), 'any')
    expect(mock.tenant.client(client_id ?? '')?.name).toBe('One')
  })

  test.each(['unknown', 'smart-client-public', 'x/y', ''])('of the client %j: invalid_token', async (id) => {
    const { registration_access_token: token = '' } = await registered()
    const response = await sendTo(`${mock.issuer}/register/${id}`, 'GET', undefined, bearer(token))
    await expectOAuthError(mock, response, 401, 'invalid_token', INVALID)
  })

  test.each<readonly [string, unknown, string]>([
    ['client_id', undefined, 'invalid_client_metadata'],
    ['client_id', '', 'invalid_client_metadata'],
    ['client_id', 'other', 'invalid_client_metadata'],
    ['client_secret', 'other', 'invalid_client_metadata'],
    ['client_secret', '', 'invalid_client_metadata'],
    ...metadata,
  ])('refuses PUT with %s %j: %s, and changes nothing', async (name, value, error) => {
    const {
      client_id,
      registration_client_uri: url = '',
      registration_access_token: token = '',
    } = await registered()
    const body = { ...METADATA, client_id, client_name: 'Two', [name]: value }
    await expectOAuthError(mock, await sendTo(url, 'PUT', body, bearer(token)), 400, error)
    expect(mock.tenant.client(client_id ?? '')?.name).toBe('One')
  })

  test.each(bodies)('PUT with %s: invalid_client_metadata', async (_name, body, type) => {
    const { registration_client_uri: url = '', registration_access_token: token = '' } = await registered()
    const response = await sendTo(url, 'PUT', body, { ...bearer(token), 'content-type': type })
    await expectOAuthError(mock, response, 400, 'invalid_client_metadata')
  })
})

import { assertion, assertionForm, type KeyPair, keyPair } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import {
  basic,
  CHALLENGE,
  codeForm,
  obtainCode,
  obtainTokens,
  type Params,
  params,
  post,
  REDIRECT,
} from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
let key: KeyPair
beforeAll(async () => {
  mock = await oauthMock()
  key = await keyPair('ES384')
  const uris = { redirectUris: [REDIRECT], launchUris: [] }
  mock.register({ clientId: 'other-public', name: 'Other', type: 'public', ...uris })
  const secret = 'a:b c+d%/ü&='
  mock.register({ clientId: 'odd secret', name: 'Odd', type: 'confidential-symmetric', secret, ...uris })
  mock.register({
    clientId: 'backend',
    name: 'Backend',
    type: 'backend',
    jwks: { keys: [key.jwk] },
    scope: 'system/Patient.rs',
    redirectUris: [],
    launchUris: [],
  })
})
afterAll(() => mock.close())

const TWICE = Symbol('twice')
type Change = string | undefined | typeof TWICE

function form(values: Params, name: string, change: Change): URLSearchParams {
  if (change !== TWICE) return params({ ...values, [name]: change })
  const repeated = params(values)
  repeated.append(name, values[name] ?? 'x')
  return repeated
}

/** The error, exactly as RFC 6749 section 5.2 wants it (S-077, S-078). */
async function expectError(response: Response, status: number, error: string): Promise<void> {
  const body = (await response.json()) as Params
  expect([response.status, body.error]).toEqual([status, error])
  expect(body.error_description).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/)
  expect(Object.keys(body).sort()).toEqual(['error', 'error_description'])
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('pragma')).toBe('no-cache')
  expect(mock.journal.last({ step: 'token' })?.facts).toMatchObject({ error, diagnosis: expect.any(String) })
}

const v = (length: number) => 'v'.repeat(length)

describe('authorization_code (S-067, S-068, S-070)', () => {
  test.each<readonly [string, Change, number, string]>([
    ['grant_type', undefined, 400, 'invalid_request'],
    ['grant_type', '', 400, 'invalid_request'],
    ['grant_type', 'password', 400, 'unsupported_grant_type'],
    ['grant_type', 'Authorization_code', 400, 'unsupported_grant_type'],
    ['grant_type', TWICE, 400, 'invalid_request'],
    ['code', undefined, 400, 'invalid_request'],
    ['code', '', 400, 'invalid_request'],
    ['code', 'code.default.1.unknown', 400, 'invalid_grant'],
    ['code', TWICE, 400, 'invalid_request'],
    ['redirect_uri', undefined, 400, 'invalid_request'],
    ['redirect_uri', '', 400, 'invalid_request'],
    ['redirect_uri', `${REDIRECT}/`, 400, 'invalid_grant'],
    ['redirect_uri', TWICE, 400, 'invalid_request'],
    ['code_verifier', undefined, 400, 'invalid_grant'],
    ['code_verifier', '', 400, 'invalid_grant'],
    ['code_verifier', v(43), 400, 'invalid_grant'],
    ['code_verifier', v(42), 400, 'invalid_grant'],
    ['code_verifier', v(129), 400, 'invalid_grant'],
    ['code_verifier', CHALLENGE, 400, 'invalid_grant'],
    ['code_verifier', TWICE, 400, 'invalid_request'],
    ['client_id', undefined, 401, 'invalid_client'],
    ['client_id', '', 401, 'invalid_client'],
    ['client_id', 'unknown', 401, 'invalid_client'],
    ['client_id', 'other-public', 400, 'invalid_grant'],
    ['client_id', 'smart-client-symmetric', 401, 'invalid_client'],
    ['client_id', 'smart-client-asymmetric', 401, 'invalid_client'],
    ['client_id', TWICE, 400, 'invalid_request'],
    ['client_secret', 'x', 401, 'invalid_client'],
    ['client_assertion', 'x', 401, 'invalid_client'],
    ['client_assertion_type', 'x', 401, 'invalid_client'],
    ['resource', 'https://other.example', 400, 'invalid_target'],
  ])('%s %s: %d %s', async (name, change, status, error) => {
    const values = await codeForm(mock)
    const response = await post(mock, 'token', form(values, name, change))
    await expectError(response, status, error)
    // Nothing that was refused used the code up (S-059), and an unknown parameter is ignored.
    expect((await post(mock, 'token', { ...values, unknown: 'x' })).status).toBe(200)
  })

  test('parameters in the query are not read, and a JSON body is refused (S-067)', async () => {
    const values = params(await codeForm(mock))
    const url = `${mock.issuer}/token`
    const query = await fetch(`${url}?${values}`, { method: 'POST', body: new URLSearchParams() })
    await expectError(query, 400, 'invalid_request')
    const json = JSON.stringify(Object.fromEntries(values))
    const headers = { 'content-type': 'application/json' }
    await expectError(await fetch(url, { method: 'POST', body: json, headers }), 400, 'invalid_request')
    const get = await fetch(`${url}?${values}`)
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await fetch(url)).status).toBe(405)
  })

  test('an expired code is refused, and a used one takes its tokens with it (S-059, S-060)', async () => {
    const values = await codeForm(mock)
    const tokens = (await (await post(mock, 'token', values)).json()) as { access_token: string }
    await expectError(await post(mock, 'token', values), 400, 'invalid_grant')
    const headers = { authorization: `Bearer ${tokens.access_token}` }
    expect((await fetch(`${mock.fhirBase}/Observation`, { headers })).status).toBe(401)
    const late = await codeForm(mock)
    await mock.act({ act: 'expire', seconds: 61 })
    await expectError(await post(mock, 'token', late), 400, 'invalid_grant')
  })

  test('errors carry CORS headers for registered origins, and for them alone (S-030, S-031)', async () => {
    const allowed = async (origin: string) =>
      (await post(mock, 'token', {}, { origin })).headers.get('access-control-allow-origin')
    expect(await allowed('http://localhost:4020')).toBe('http://localhost:4020')
    expect(await allowed('https://evil.example')).toBeNull()
  })
})

describe('client_secret_basic and client_secret_post (S-071 to S-073)', () => {
  const redeem = async (
    headers: Record<string, string>,
    changes: Params = {},
    clientId = 'smart-client-symmetric',
  ) => {
    const code = await obtainCode(mock, { client_id: clientId })
    return post(mock, 'token', await codeForm(mock, { code, client_id: undefined, ...changes }), headers)
  }
  const authorization = (value: string) => ({ authorization: value })
  const encoded = (text: string) => encodeURIComponent(text).replaceAll('%20', '+')
  const utf8 = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

  test.each<readonly [string, Record<string, string>, Params]>([
    ['a wrong secret', basic('smart-client-symmetric', 'wrong'), {}],
    ['an empty secret', basic('smart-client-symmetric', ''), {}],
    ['a secret with a space after it', basic('smart-client-symmetric', 'smart-client-secret '), {}],
    ['an unknown client', basic('unknown', 'smart-client-secret'), {}],
    ['a public client', basic('smart-client-public', ''), {}],
    ['no colon', authorization(`Basic ${btoa('smart-client-symmetric')}`), {}],
    ['no base64', authorization('Basic ***'), {}],
    ['nothing', authorization('Basic'), {}],
    [
      'another client_id in the form',
      basic('smart-client-symmetric', 'smart-client-secret'),
      { client_id: 'x' },
    ],
  ])('%s: 401 with a challenge', async (_name, headers, changes) => {
    const response = await redeem(headers, changes)
    await expectError(response, 401, 'invalid_client')
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
  })

  test('right credentials, raw and form-encoded, in any case of the scheme (D12.4)', async () => {
    const right = basic('smart-client-symmetric', 'smart-client-secret')
    expect((await redeem(right)).status).toBe(200)
    expect((await redeem(right, { client_id: 'smart-client-symmetric' })).status).toBe(200)
    expect((await redeem(authorization((right.authorization ?? '').replace('Basic', 'bAsIc')))).status).toBe(
      200,
    )
    const secret = 'a:b c+d%/ü&='
    const formEncoded = utf8(`${encoded('odd secret')}:${encoded(secret)}`)
    expect((await redeem(authorization(formEncoded), {}, 'odd secret')).status).toBe(200)
    expect((await redeem(authorization(utf8(`odd secret:${secret}`)), {}, 'odd secret')).status).toBe(200)
    const inForm = { client_id: 'odd secret', client_secret: secret }
    expect((await redeem({}, inForm, 'odd secret')).status).toBe(200)
  })

  test('two methods at once are invalid_request', async () => {
    const client_secret = 'smart-client-secret'
    const response = await redeem(basic('smart-client-symmetric', client_secret), { client_secret })
    await expectError(response, 400, 'invalid_request')
  })
})

describe('refresh_token (S-088 to S-094)', () => {
  test.each<readonly [string, Change, number, string]>([
    ['refresh_token', undefined, 400, 'invalid_request'],
    ['refresh_token', '', 400, 'invalid_request'],
    ['refresh_token', 'rt.default.1.unknown', 400, 'invalid_grant'],
    ['refresh_token', TWICE, 400, 'invalid_request'],
    ['scope', 'patient/Condition.rs', 400, 'invalid_scope'],
    ['scope', 'patient/Observation.cruds', 400, 'invalid_scope'],
    ['scope', 'nonsense', 400, 'invalid_scope'],
    ['scope', TWICE, 400, 'invalid_request'],
    ['client_id', 'other-public', 400, 'invalid_grant'],
    ['client_id', 'unknown', 401, 'invalid_client'],
  ])('%s %s: %d %s', async (name, change, status, error) => {
    const { refresh_token, scope } = await obtainTokens(mock)
    const values = { grant_type: 'refresh_token', refresh_token, scope, client_id: 'smart-client-public' }
    await expectError(await post(mock, 'token', form(values, name, change)), status, error)
    expect((await post(mock, 'token', values)).status).toBe(200)
  })

  test('works without client_id, with an empty scope, and narrows', async () => {
    let { refresh_token } = await obtainTokens(mock)
    for (const [scope, granted] of [
      [undefined, 'patient/Observation.rs'],
      ['', 'patient/Observation.rs'],
      ['patient/Observation.r', 'patient/Observation.r'],
      ['patient/Observation.read', 'patient/Observation.read'],
      [undefined, 'offline_access'],
    ] as const) {
      const response = await post(mock, 'token', { grant_type: 'refresh_token', refresh_token, scope })
      const body = (await response.json()) as { scope: string; refresh_token: string; expires_in: number }
      expect(body.scope.split(' ')).toContain(granted)
      expect(body.expires_in).toBe(3600)
      refresh_token = body.refresh_token
    }
  })

  test('a token used twice revokes its family (S-092)', async () => {
    const first = await obtainTokens(mock)
    const refresh = (refresh_token: string) =>
      post(mock, 'token', { grant_type: 'refresh_token', refresh_token })
    const second = (await (await refresh(first.refresh_token)).json()) as { refresh_token: string }
    await expectError(await refresh(first.refresh_token), 400, 'invalid_grant')
    await expectError(await refresh(second.refresh_token), 400, 'invalid_grant')
  })

  test('a confidential client must authenticate for it', async () => {
    const code = await obtainCode(mock, { client_id: 'smart-client-symmetric' })
    const header = basic('smart-client-symmetric', 'smart-client-secret')
    const exchanged = await post(mock, 'token', await codeForm(mock, { code, client_id: undefined }), header)
    const { refresh_token } = (await exchanged.json()) as { refresh_token: string }
    const values = { grant_type: 'refresh_token', refresh_token }
    await expectError(await post(mock, 'token', values), 401, 'invalid_client')
    expect((await post(mock, 'token', values, header)).status).toBe(200)
  })
})

describe('client_credentials', () => {
  test.each<readonly [string, Change, number, string]>([
    ['scope', undefined, 400, 'invalid_request'],
    ['scope', '', 400, 'invalid_request'],
    ['scope', 'system/Observation.rs', 400, 'invalid_scope'],
    ['scope', 'nonsense', 400, 'invalid_scope'],
    ['scope', TWICE, 400, 'invalid_request'],
    ['client_assertion', undefined, 401, 'invalid_client'],
    ['client_assertion', '', 401, 'invalid_client'],
    ['client_assertion', TWICE, 400, 'invalid_request'],
    ['client_assertion_type', undefined, 401, 'invalid_client'],
    ['client_assertion_type', '', 401, 'invalid_client'],
    ['client_assertion_type', 'jwt-bearer', 401, 'invalid_client'],
    ['client_assertion_type', TWICE, 400, 'invalid_request'],
    ['client_id', 'smart-client-public', 401, 'invalid_client'],
  ])('%s %s: %d %s', async (name, change, status, error) => {
    const values = {
      grant_type: 'client_credentials',
      scope: 'system/Patient.rs',
      ...assertionForm(await assertion(mock, 'backend', key)),
    }
    await expectError(await post(mock, 'token', form(values, name, change)), status, error)
  })
})

import {
  buildAssertionForm,
  createAssertion,
  createKeyPair,
  type KeyPair,
} from '@smart-mock/test-clients/assertions'
import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../src/testing/index.ts'
import {
  authorizeParams,
  basic,
  codeForm,
  obtainCode,
  obtainTokens,
  type Params,
  params,
  post,
  REDIRECT,
} from '../support/handshake.ts'
import { type Change, changed, expectCors, expectOAuthError, otherBodies, to } from '../support/negative.ts'
import { oauthMock } from '../support/oauth-mock.ts'

let mock: Mock
let key: KeyPair
beforeAll(async () => {
  mock = await oauthMock()
  key = await createKeyPair('ES384')
  const uris = { redirectUris: [], launchUris: [] }
  const scope = 'system/Patient.rs'
  mock.register({
    clientId: 'service',
    name: 'Service',
    type: 'backend',
    jwks: { keys: [key.jwk] },
    scope,
    ...uris,
  })
})
afterAll(() => mock.close())

const token = (form: Params | URLSearchParams, headers: Record<string, string> = {}, query = '') =>
  post(mock, `token${query}`, form, headers)

/** Valid forms of each grant, created for every request. */
const GRANTS = {
  authorization_code: () => codeForm(mock),
  refresh_token: async () => ({
    grant_type: 'refresh_token',
    refresh_token: (await obtainTokens(mock)).refresh_token,
    scope: 'patient/Observation.rs',
    client_id: 'smart-client-public',
  }),
  client_credentials: async () => ({
    grant_type: 'client_credentials',
    scope: 'system/Patient.rs',
    ...buildAssertionForm(await createAssertion(mock, 'service', key)),
  }),
} satisfies Record<string, () => Promise<Params>>

type Row = readonly [keyof typeof GRANTS, string, Change, number, string | undefined]

describe('token (S-067, catalogue D9)', () => {
  test.each<Row>([
    ['authorization_code', 'grant_type', 'moved', 400, 'invalid_request'],
    ['authorization_code', 'code', 'moved', 400, 'invalid_request'],
    ['authorization_code', 'redirect_uri', 'moved', 400, 'invalid_request'],
    ['authorization_code', 'code_verifier', 'moved', 400, 'invalid_grant'],
    ['authorization_code', 'client_id', 'moved', 401, 'invalid_client'],
    ['authorization_code', 'scope', 'twice', 400, 'invalid_request'],
    ['authorization_code', 'resource', 'twice', 400, 'invalid_request'],
    ['authorization_code', 'unknown', 'twice', 400, 'invalid_request'],
    ['authorization_code', 'client_secret', 'empty', 200, undefined],
    ['authorization_code', 'resource', 'empty', 200, undefined],
    ['refresh_token', 'grant_type', 'moved', 400, 'invalid_request'],
    ['refresh_token', 'grant_type', to('authorization_code'), 400, 'invalid_request'],
    ['refresh_token', 'refresh_token', 'moved', 400, 'invalid_request'],
    ['refresh_token', 'client_id', 'twice', 400, 'invalid_request'],
    ['refresh_token', 'client_id', to('smart-client-symmetric'), 401, 'invalid_client'],
    ['refresh_token', 'client_secret', to('x'), 401, 'invalid_client'],
    ['refresh_token', 'resource', to('https://other.example'), 400, 'invalid_target'],
    ['refresh_token', 'client_id', 'empty', 200, undefined],
    ['refresh_token', 'client_id', 'moved', 200, undefined],
    ['refresh_token', 'scope', 'moved', 200, undefined],
    ['client_credentials', 'grant_type', 'absent', 400, 'invalid_request'],
    ['client_credentials', 'grant_type', 'moved', 400, 'invalid_request'],
    ['client_credentials', 'grant_type', 'twice', 400, 'invalid_request'],
    ['client_credentials', 'scope', 'moved', 400, 'invalid_request'],
    ['client_credentials', 'client_assertion', 'moved', 401, 'invalid_client'],
    ['client_credentials', 'client_assertion', to('a.b.c'), 401, 'invalid_client'],
    ['client_credentials', 'client_assertion_type', 'moved', 401, 'invalid_client'],
    ['client_credentials', 'client_secret', to('x'), 400, 'invalid_request'],
    ['client_credentials', 'client_id', 'twice', 400, 'invalid_request'],
    ['client_credentials', 'client_id', 'empty', 200, undefined],
  ])('%s: %s %j: %d %s', async (grant, name, change, status, error) => {
    const { form, query } = changed(await GRANTS[grant](), name, change)
    const response = await token(form, {}, query)
    if (error === undefined) expect(response.status).toBe(status)
    else await expectOAuthError(mock, response, status, error)
    if (error !== undefined) await expectCors((headers) => token(form, headers, query), 'registered')
  })

  test.each(Object.keys(GRANTS) as (keyof typeof GRANTS)[])('%s in other content types', async (grant) => {
    for (const init of otherBodies(params(await GRANTS[grant]()))) {
      const response = await fetch(`${mock.issuer}/token`, { method: 'POST', ...init })
      await expectOAuthError(mock, response, 400, 'invalid_request')
    }
  })

  test('returns invalid_client for two Authorization headers', async () => {
    const code = await obtainCode(mock, { client_id: 'smart-client-symmetric' })
    const body = params(await codeForm(mock, { code, client_id: undefined })).toString()
    const value = basic('smart-client-symmetric', 'smart-client-secret').authorization ?? ''
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const headers = { ...type, Authorization: value, authorization: value }
    const reply = await sendRawRequest(`${mock.issuer}/token`, { method: 'POST', headers, body })
    expect([reply.status, JSON.parse(reply.body).error]).toEqual([401, 'invalid_client'])
  })
})

describe.each(['GET', 'POST'])('%s authorize (S-051)', (method) => {
  const send = (query: URLSearchParams) =>
    method === 'GET'
      ? fetch(`${mock.issuer}/authorize?${query}`, { redirect: 'manual' })
      : fetch(`${mock.issuer}/authorize`, { method, body: query, redirect: 'manual' })

  test.each<readonly [string, Change, string]>([
    ['resource', 'twice', 'invalid_request'],
    ['resource', to('{base}/'), 'invalid_target'],
    ['launch', 'twice', 'invalid_request'],
    ['nonce', 'twice', 'invalid_request'],
    ['prompt', 'twice', 'invalid_request'],
    ['prompt', to('login none'), 'invalid_request'],
    ['max_age', 'twice', 'invalid_request'],
    ['max_age', to('-1'), 'invalid_request'],
    ['max_age', to('1e3'), 'invalid_request'],
    ['login_hint', 'twice', 'invalid_request'],
    ['response_type', to('CODE'), 'unsupported_response_type'],
    ['aud', to('{base}?x'), 'invalid_request'],
    ['scope', to('"x" \t'), 'invalid_scope'],
  ])('%s %j: %s, with state', async (name, change, error) => {
    const wanted = typeof change === 'object' ? to(change.to.replace('{base}', mock.fhirBase)) : change
    const values = Object.fromEntries(authorizeParams(mock))
    const { form } = changed(values, name, wanted)
    const location = new URL((await send(form)).headers.get('location') ?? 'about:blank')
    expect(location.href.startsWith(`${REDIRECT}?`)).toBe(true)
    const answer = location.searchParams
    expect([answer.get('error'), answer.get('state'), answer.get('iss')]).toEqual([
      error,
      values.state,
      mock.issuer,
    ])
  })

  test('accepts resource instead of aud (S-047)', async () => {
    const query = authorizeParams(mock, { aud: undefined, resource: mock.fhirBase })
    expect(new URL((await send(query)).headers.get('location') ?? '').searchParams.get('code')).toBeTruthy()
  })

  test('is not readable by a page of another origin (S-033)', async () => {
    await expectCors(
      (headers) =>
        fetch(`${mock.issuer}/authorize?${authorizeParams(mock)}`, { headers, redirect: 'manual' }),
      'none',
    )
  })
})

test.each(['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'aud', 'code_challenge'])(
  'a POST of authorize does not read %s from the URL',
  async (name) => {
    const { form, query } = changed(Object.fromEntries(authorizeParams(mock)), name, 'moved')
    const url = `${mock.issuer}/authorize${query}`
    const response = await fetch(url, { method: 'POST', body: form, redirect: 'manual' })
    const location = response.headers.get('location')
    if (name === 'client_id' || name === 'redirect_uri') {
      expect([response.status, location]).toEqual([400, null])
      return
    }
    const answer = new URL(location ?? 'about:blank').searchParams
    expect([response.status, answer.get('error')]).toEqual([303, 'invalid_request'])
    expect(answer.get('state')).toBe(name === 'state' ? null : 'state-0123456789abcdef')
  },
)

import { buildAssertionForm } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import {
  basic,
  bearer,
  codeForm,
  obtainCode,
  obtainTokens,
  type Params,
  params,
  post,
  REDIRECT,
  type Tokens,
} from '../../support/handshake.ts'
import {
  type Change,
  changed,
  expectCors,
  expectOAuthError,
  otherBodies,
  to,
} from '../../support/negative.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
  const uris = { redirectUris: [REDIRECT], launchUris: [] }
  mock.register({ clientId: 'other-public', name: 'Other', type: 'public', ...uris })
})
afterAll(() => mock.close())

const revoke = (form: Params | URLSearchParams, headers: Record<string, string> = {}, query = '') =>
  post(mock, `revoke${query}`, form, headers)
const read = async ({ access_token }: Tokens) =>
  (await fetch(`${mock.fhirBase}/Observation?_count=1`, { headers: bearer(access_token) })).status
const secret = 'smart-client-secret'
const BASIC = /^Basic realm="token"$/

describe('parameters (RFC 7009 section 2.1; S-137)', () => {
  test.each<readonly [string, Change, number, string]>([
    ['token', 'absent', 400, 'invalid_request'],
    ['token', 'empty', 400, 'invalid_request'],
    ['token', 'twice', 400, 'invalid_request'],
    ['token', 'moved', 400, 'invalid_request'],
    ['token_type_hint', 'twice', 400, 'invalid_request'],
    ['client_id', 'twice', 400, 'invalid_request'],
    ['client_id', to('unknown'), 401, 'invalid_client'],
    ['client_id', to('smart-client-symmetric'), 401, 'invalid_client'],
    ['client_id', to('other-public'), 400, 'invalid_grant'],
    ['client_secret', to('x'), 401, 'invalid_client'],

    ['client_assertion', to('x'), 401, 'invalid_client'],
    ['client_assertion_type', to('x'), 401, 'invalid_client'],
  ])('%s %j: %d %s, and the token lives on', async (name, change, status, error) => {
    const tokens = await obtainTokens(mock)
    const values = { token: tokens.access_token, client_id: 'smart-client-public' }
    const { form, query } = changed(values, name, change)
    await expectOAuthError(mock, await revoke(form, {}, query), status, error)
    await expectCors((headers) => revoke(form, headers, query), 'registered')
    expect(await read(tokens)).toBe(200)
  })

  test.each<readonly [string, Change]>([
    ['token_type_hint', 'empty'],
    ['token_type_hint', to('refresh_token')],
    ['token_type_hint', to('no_such_type')],
    ['client_id', 'absent'],
    ['client_id', 'empty'],
    ['client_id', 'moved'],
    ['client_secret', 'empty'],
    ['client_assertion', 'empty'],
    ['unknown', to('x')],
  ])('%s %j: revoked anyway', async (name, change) => {
    const tokens = await obtainTokens(mock)
    const values = { token: tokens.refresh_token, client_id: 'smart-client-public' }
    const { form, query } = changed(values, name, change)
    const response = await revoke(form, {}, query)
    expect([response.status, await response.text(), response.headers.get('cache-control')]).toEqual([
      200,
      '',
      'no-store',
    ])
    expect(await read(tokens)).toBe(401)
  })

  test('other content types: invalid_request', async () => {
    const tokens = await obtainTokens(mock)
    const form = params({ token: tokens.access_token, client_id: 'smart-client-public' })
    for (const init of otherBodies(form)) {
      const response = await fetch(`${mock.issuer}/revoke`, { method: 'POST', ...init })
      await expectOAuthError(mock, response, 400, 'invalid_request')
    }
    expect(await read(tokens)).toBe(200)
  })

  test('returns invalid_client for an unknown token without a client, since the client is checked first', async () => {
    await expectOAuthError(mock, await revoke({ token: 'unknown' }), 401, 'invalid_client')
  })

  test('returns unsupported_token_type for a value that is not a token', async () => {
    const { launch } = await mock.prepareLaunch({ clientId: 'smart-client-public' })
    for (const token of [await obtainCode(mock), launch]) {
      const response = await revoke({ token, client_id: 'smart-client-public' })
      await expectOAuthError(mock, response, 400, 'unsupported_token_type')
    }
  })
})

describe('a confidential client authenticates, with one method', () => {
  const right = basic('smart-client-symmetric', secret)
  test.each<readonly [string, Record<string, string>, Params, number, string, RegExp | undefined]>([
    ['nothing', {}, {}, 401, 'invalid_client', undefined],
    ['only its name', {}, { client_id: 'smart-client-symmetric' }, 401, 'invalid_client', undefined],
    ['a wrong secret', basic('smart-client-symmetric', 'wrong'), {}, 401, 'invalid_client', BASIC],
    ['an unknown client', basic('unknown', secret), {}, 401, 'invalid_client', BASIC],
    ['another client_id in the form', right, { client_id: 'x' }, 401, 'invalid_client', BASIC],
    [
      'a wrong secret in the form',
      {},
      { client_id: 'smart-client-symmetric', client_secret: 'x' },
      401,
      'invalid_client',
      undefined,
    ],
    ['an assertion that is none', {}, buildAssertionForm('x'), 401, 'invalid_client', undefined],
    ['two methods', right, { client_secret: secret }, 400, 'invalid_request', undefined],
    ['another scheme', { authorization: 'Digest x' }, {}, 401, 'invalid_client', BASIC],
  ])('%s', async (_name, headers, extra, status, error, challenge) => {
    const code = await obtainCode(mock, { client_id: 'smart-client-symmetric' })
    const form = await codeForm(mock, { code, client_id: undefined })
    const tokens = (await (await post(mock, 'token', form, right)).json()) as Tokens
    const response = await revoke({ token: tokens.access_token, ...extra }, headers)
    await expectOAuthError(mock, response, status, error, challenge)
    expect(await read(tokens)).toBe(200)
    expect((await revoke({ token: tokens.access_token }, right)).status).toBe(200)
    expect(await read(tokens)).toBe(401)
  })
})

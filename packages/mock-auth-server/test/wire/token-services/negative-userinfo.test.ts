import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { bearer, obtainTokens, type Tokens } from '../../support/handshake.ts'
import { expectCors, expectOAuthError } from '../../support/negative.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
let tokens: Tokens
beforeAll(async () => {
  mock = await oauthMock()
  tokens = await obtainTokens(mock)
})
afterAll(() => mock.close())

const NONE = /^Bearer realm="token"$/
const coded = (error: string) =>
  new RegExp(`^Bearer realm="token", error="${error}", error_description="[^"]+"$`)
const authorization = (value: string) => ({ authorization: value })

describe.each(['GET', 'POST'])('%s userinfo (RFC 6750 section 3.1; S-117, S-121, S-122)', (method) => {
  const userinfo = (headers: Record<string, string>, query = '', init: RequestInit = {}) =>
    fetch(`${mock.issuer}/userinfo${query}`, { method, headers, ...init })

  test.each([{}, authorization('Basic eDp5'), authorization('Digest x'), authorization('')])(
    'no bearer token, %j: 401, and a challenge without an error code',
    async (headers) => {
      await expectOAuthError(mock, await userinfo(headers), 401, 'invalid_token', NONE)
      await expectCors((origin) => userinfo({ ...headers, ...origin }), 'registered')
    },
  )

  test('returns invalid_token for a token that is not an access token', async () => {
    for (const value of [
      'unknown',
      'undefined',
      tokens.refresh_token,
      tokens.id_token,
      `${tokens.access_token}x`,
    ]) {
      const response = await userinfo(bearer(value))
      await expectOAuthError(mock, response, 401, 'invalid_token', coded('invalid_token'))
    }
  })

  test('returns invalid_request for a malformed token, or one in another location', async () => {
    const { access_token: token } = tokens
    const invalid = coded('invalid_request')
    for (const value of ['Bearer', `Bearer  ${token}`, `Bearer ${token} x`, `Bearer "${token}"`]) {
      await expectOAuthError(mock, await userinfo(authorization(value)), 400, 'invalid_request', invalid)
    }
    for (const headers of [{}, bearer(token)]) {
      const response = await userinfo(headers, `?access_token=${token}`)
      await expectOAuthError(mock, response, 400, 'invalid_request', invalid)
    }
    if (method === 'GET') return
    const body = new URLSearchParams({ access_token: token })
    for (const headers of [{}, bearer(token)]) {
      const response = await userinfo(headers, '', { body })
      await expectOAuthError(mock, response, 400, 'invalid_request', invalid)
    }
  })

  test('without openid: insufficient_scope', async () => {
    const { access_token } = await obtainTokens(mock, { scope: 'launch/patient patient/*.rs' })
    const response = await userinfo(bearer(access_token))
    await expectOAuthError(mock, response, 403, 'insufficient_scope', coded('insufficient_scope'))
  })
})

test('two Authorization headers: invalid_request', async () => {
  const value = `Bearer ${tokens.access_token}`
  const headers = { Authorization: value, authorization: value }
  const reply = await sendRawRequest(`${mock.issuer}/userinfo`, { headers })
  expect([reply.status, JSON.parse(reply.body).error]).toEqual([400, 'invalid_request'])
})

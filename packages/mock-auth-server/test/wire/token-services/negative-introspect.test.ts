import { buildAssertionForm } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import {
  basic,
  bearer,
  obtainTokens,
  type Params,
  params,
  post,
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
let tokens: Tokens
beforeAll(async () => {
  mock = await oauthMock()
  tokens = await obtainTokens(mock)
})
afterAll(() => mock.close())

const introspect = (form: Params | URLSearchParams, headers: Record<string, string> = {}, query = '') =>
  post(mock, `introspect${query}`, form, headers)
const token = () => ({ token: tokens.access_token })
const BASIC = /^Basic realm="token"$/
const secret = 'smart-client-secret'

describe('parameters (RFC 7662 section 2.1; S-136)', () => {
  test.each<readonly [string, Change]>([
    ['token', 'absent'],
    ['token', 'empty'],
    ['token', 'twice'],
    ['token', 'moved'],
    ['token_type_hint', 'twice'],
    ['unknown', 'twice'],
  ])('%s %j: invalid_request', async (name, change) => {
    const { form, query } = changed(token(), name, change)
    await expectOAuthError(mock, await introspect(form, {}, query), 400, 'invalid_request')
    await expectCors((headers) => introspect(form, headers, query), 'registered')
  })

  test.each<readonly [string, Change, boolean]>([
    ['token', to('unknown'), false],
    ['token', to('\u0000'), false],
    ['token_type_hint', 'empty', true],
    ['token_type_hint', to('refresh_token'), true],
    ['token_type_hint', to('no_such_type'), true],
    ['token_type_hint', 'moved', true],
    ['unknown', to('x'), true],
  ])('%s %j: active is %s', async (name, change, active) => {
    const { form, query } = changed(token(), name, change)
    const response = await introspect(form, {}, query)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const body = await response.json()
    if (active) expect(body).toMatchObject({ active })
    else expect(body).toEqual({ active })
  })

  test('other content types: invalid_request', async () => {
    for (const init of otherBodies(params(token()))) {
      const response = await fetch(`${mock.issuer}/introspect`, { method: 'POST', ...init })
      await expectOAuthError(mock, response, 400, 'invalid_request')
    }
  })
})

/** Wrong client credentials, with the challenge of the response. */
const wrong: readonly (readonly [string, Record<string, string>, Params, RegExp | undefined])[] = [
  ['a wrong secret', basic('smart-client-symmetric', 'wrong'), {}, BASIC],
  ['an unknown client', basic('unknown', secret), {}, BASIC],
  ['no base64', { authorization: 'Basic ***' }, {}, BASIC],
  ['a client without a secret', basic('smart-client-public', 'x'), {}, BASIC],
  [
    'a wrong secret in the form',
    {},
    { client_id: 'smart-client-symmetric', client_secret: 'wrong' },
    undefined,
  ],
  ['a secret without client_id', {}, { client_secret: secret }, undefined],
  ['an assertion that is none', {}, buildAssertionForm('x'), undefined],
  ['another client_id beside Basic', basic('smart-client-symmetric', secret), { client_id: 'x' }, BASIC],
]

describe.each(['open', 'protected'] as const)(
  'who asks, where introspection is %s (S-135)',
  (introspection) => {
    beforeAll(() => {
      mock.tenant.change({ introspection })
    })

    test.each(wrong)(
      '%s: invalid_client (RFC 7662 section 2.3)',
      async (_name, headers, extra, challenge) => {
        const response = await introspect({ ...token(), ...extra }, headers)
        await expectOAuthError(mock, response, 401, 'invalid_client', challenge)
      },
    )

    test('two methods at once: invalid_request', async () => {
      const headers = basic('smart-client-symmetric', secret)
      const response = await introspect({ ...token(), client_secret: secret }, headers)
      await expectOAuthError(mock, response, 400, 'invalid_request')
    })

    test('right credentials', async () => {
      const response = await introspect(token(), basic('smart-client-symmetric', secret))
      expect(await response.json()).toMatchObject({ active: true })
    })
  },
)

describe('protected introspection refuses', () => {
  test.each<readonly [string, Record<string, string>, Params, RegExp | undefined]>([
    ['nobody', {}, {}, undefined],
    ['a client that only names itself', {}, { client_id: 'smart-client-public' }, undefined],
    ['a confidential client that only names itself', {}, { client_id: 'smart-client-symmetric' }, undefined],
    ['another scheme', { authorization: 'Digest x' }, {}, BASIC],
  ])('%s: invalid_client', async (_name, headers, extra, challenge) => {
    const response = await introspect({ ...token(), ...extra }, headers)
    await expectOAuthError(mock, response, 401, 'invalid_client', challenge)
  })

  test('a bearer token that is unknown, or no access token: invalid_token', async () => {
    for (const value of ['at_default_1_unknown', tokens.refresh_token, tokens.id_token]) {
      const response = await introspect(token(), bearer(value))
      await expectOAuthError(
        mock,
        response,
        401,
        'invalid_token',
        /^Bearer realm="token", error="invalid_token"/,
      )
    }
  })

  test('a malformed one: invalid_request', async () => {
    for (const authorization of ['Bearer', 'Bearer a b', 'Bearer ü']) {
      const response = await introspect(token(), {
        authorization: Buffer.from(authorization).toString('latin1'),
      })
      await expectOAuthError(mock, response, 400, 'invalid_request', /error="invalid_request"/)
    }
  })
})

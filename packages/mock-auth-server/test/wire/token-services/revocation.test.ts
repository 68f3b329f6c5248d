import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { basic, bearer, obtainCode, obtainTokens, post } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const client_id = 'smart-client-public'
const read = async (token: string) =>
  (await fetch(`${mock.fhirBase}/Observation?_count=1`, { headers: bearer(token) })).status
const refresh = async (refresh_token: string) =>
  (await post(mock, 'token', { grant_type: 'refresh_token', refresh_token })).status

test.each(['access_token', 'refresh_token'] as const)(
  'revoking the %s ends both: reads answer 401, refresh 400 (S-137)',
  async (kind) => {
    const tokens = await obtainTokens(mock)
    expect(await read(tokens.access_token)).toBe(200)
    const response = await post(mock, 'revoke', {
      token: tokens[kind],
      token_type_hint: 'whatever',
      client_id,
    })
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(await read(tokens.access_token)).toBe(401)
    expect(await refresh(tokens.refresh_token)).toBe(400)
  },
)

test('returns 200 for an unknown token, also the second time', async () => {
  const { access_token } = await obtainTokens(mock)
  for (const token of ['rubbish', access_token, access_token]) {
    expect((await post(mock, 'revoke', { token, client_id })).status).toBe(200)
  }
})

test('returns unsupported_token_type for a code', async () => {
  const response = await post(mock, 'revoke', { token: await obtainCode(mock), client_id })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: 'unsupported_token_type' })
})

test('revokes a token only for its own client, and requires authentication of a confidential one', async () => {
  const { access_token: token } = await obtainTokens(mock)
  const foreign = await post(
    mock,
    'revoke',
    { token },
    basic('smart-client-symmetric', 'smart-client-secret'),
  )
  expect(foreign.status).toBe(400)
  expect(await foreign.json()).toMatchObject({ error: 'invalid_grant' })
  const posing = await post(mock, 'revoke', { token, client_id: 'smart-client-symmetric' })
  expect(posing.status).toBe(401)
  expect(await read(token)).toBe(200)
})

test('requires the token, once', async () => {
  for (const body of ['', 'token=', 'token=a&token=a']) {
    const response = await post(mock, 'revoke', new URLSearchParams(`client_id=${client_id}&${body}`))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'invalid_request' })
  }
})

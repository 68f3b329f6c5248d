import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { bearer, obtainTokens } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const userinfo = (headers = {}, method = 'GET') => fetch(`${mock.issuer}/userinfo`, { method, headers })

test.each(['GET', 'POST'])('%s: sub and fhirUser equal those of the id_token (S-117)', async (method) => {
  const tokens = await obtainTokens(mock)
  const claims = JSON.parse(Buffer.from(tokens.id_token.split('.')[1] ?? '', 'base64url').toString())
  const response = await userinfo(bearer(tokens.access_token), method)
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ sub: claims.sub, fhirUser: claims.fhirUser })
})

test('without openid: 403 insufficient_scope', async () => {
  const { access_token } = await obtainTokens(mock, { scope: 'launch/patient patient/*.rs' })
  const response = await userinfo(bearer(access_token))
  expect(response.status).toBe(403)
  expect(response.headers.get('www-authenticate')).toMatch(/error="insufficient_scope"/)
})

test('without a token, with a bad or an expired one: 401 with a challenge', async () => {
  const { access_token } = await obtainTokens(mock)
  await mock.performAction({ action: 'advanceClock', seconds: 3601 })
  for (const headers of [{}, bearer('nope'), bearer(access_token), { authorization: 'Basic eDp5' }]) {
    const response = await userinfo(headers)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm/)
  }
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { basic, bearer, obtainTokens, post, type Tokens } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const introspect = async (token: string | undefined, headers = {}) => {
  const response = await post(mock, 'introspect', { token }, headers)
  return { response, body: (await response.json()) as Record<string, unknown> }
}

describe('introspection (S-131)', () => {
  test('repeats the token response for an active token (S-132, S-133, S-134)', async () => {
    const tokens = await obtainTokens(mock)
    const { response, body } = await introspect(tokens.access_token)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const claims = JSON.parse(
      atob(tokens.id_token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''),
    )
    expect(body).toMatchObject({
      active: true,
      scope: tokens.scope,
      client_id: 'smart-client-public',
      patient: 'amy-shaw',
      iss: claims.iss,
      sub: claims.sub,
      fhirUser: claims.fhirUser,
    })
    expect(Math.abs(Number(body.exp) - Date.now() / 1000 - 3600)).toBeLessThan(30)
  })

  test('accepts a refresh token until it is rotated', async () => {
    const tokens = await obtainTokens(mock)
    expect((await introspect(tokens.refresh_token)).body).toMatchObject({ active: true })
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
    expect((await post(mock, 'token', form)).status).toBe(200)
    expect((await introspect(tokens.refresh_token)).body).toEqual({ active: false })
  })

  test('omits iss, sub and fhirUser without openid', async () => {
    const { access_token } = await obtainTokens(mock, { scope: 'launch/patient patient/*.rs' })
    const { body } = await introspect(access_token)
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['iss']))
    expect(body).not.toHaveProperty('sub')
    expect(body).not.toHaveProperty('fhirUser')
  })

  test('returns 200 {"active":false} and nothing more for everything else (S-136)', async () => {
    const expiring = await obtainTokens(mock, { scope: 'launch/patient patient/*.rs' })
    await mock.performAction({ action: 'advanceClock', seconds: 3601 })
    const revoked = await obtainTokens(mock)
    await post(mock, 'revoke', { token: revoked.access_token, client_id: 'smart-client-public' })
    for (const token of [
      'rubbish',
      'ünicode',
      expiring.access_token,
      revoked.access_token,
      revoked.id_token,
    ]) {
      const { response, body } = await introspect(token)
      expect([response.status, body]).toEqual([200, { active: false }])
    }
  })

  test('requires the token, once, in a form', async () => {
    for (const form of [
      new URLSearchParams(),
      new URLSearchParams('token='),
      new URLSearchParams('token=a&token=b'),
    ]) {
      const response = await post(mock, 'introspect', form)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: 'invalid_request' })
    }
    const json = await fetch(`${mock.issuer}/introspect`, {
      method: 'POST',
      body: '{"token":"x"}',
      headers: { 'content-type': 'application/json' },
    })
    expect(json.status).toBe(400)
    expect((await fetch(`${mock.issuer}/introspect?token=x`)).status).toBe(405)
  })
})

describe('protected introspection, by option (S-135)', () => {
  let tokens: Tokens
  beforeAll(async () => {
    mock.tenant.change({ introspection: 'protected' })
    tokens = await obtainTokens(mock)
  })

  test('accepts an active bearer token, for the tokens of any client', async () => {
    const other = await obtainTokens(mock)
    const { body } = await introspect(other.access_token, bearer(tokens.access_token))
    expect(body).toMatchObject({ active: true })
  })

  test('accepts client credentials', async () => {
    const header = basic('smart-client-symmetric', 'smart-client-secret')
    expect((await introspect(tokens.access_token, header)).body).toMatchObject({ active: true })
  })

  test('refuses every other caller with 401', async () => {
    const none = await introspect(tokens.access_token)
    expect([none.response.status, none.body.error]).toEqual([401, 'invalid_client'])
    const wrong = await introspect(tokens.access_token, basic('smart-client-symmetric', 'wrong'))
    expect(wrong.response.headers.get('www-authenticate')).toMatch(/^Basic/)
    expect([wrong.response.status, wrong.body.error]).toEqual([401, 'invalid_client'])
    const stale = await introspect(tokens.access_token, bearer('at_default_1_unknown'))
    expect(stale.response.headers.get('www-authenticate')).toMatch(/^Bearer .*error="invalid_token"/)
    expect([stale.response.status, stale.body.error]).toEqual([401, 'invalid_token'])
  })
})

import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { claimsOf, headerOf } from '../../support/claims.ts'
import {
  authorize,
  bearer,
  callback,
  codeForm,
  obtainTokens,
  post,
  REDIRECT,
  type Tokens,
} from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { type Body, observe } from './conforming-server.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())
beforeEach(() => {
  mock.reset()
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
})

describe('tokens', () => {
  test('live an hour (S-079); expired, revoked or unknown tokens open nothing (S-119, S-120, S-121)', async () => {
    const { access_token, expires_in, token_type } = await obtainTokens(mock)
    expect([expires_in, token_type]).toEqual([3600, 'Bearer'])
    await mock.performAction({ action: 'advanceClock', seconds: 3599 })
    expect((await observe(mock, bearer(access_token))).status).toBe(200)
    await mock.performAction({ action: 'advanceClock', seconds: 2 })
    for (const token of [access_token, 'unknown']) {
      const response = await observe(mock, bearer(token))
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="fhir", error="invalid_token"/)
    }
    const none = await observe(mock)
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="fhir"'])
  })

  test('are accepted by one method, in the header (S-122)', async () => {
    const { access_token } = await obtainTokens(mock)
    expect((await observe(mock, {}, `&access_token=${access_token}`)).status).toBe(400)
    expect((await observe(mock, bearer(access_token), `&access_token=${access_token}`)).status).toBe(400)
  })

  test('become opaque when a JWT would not fit a header (S-086)', async () => {
    const uris = { redirectUris: [REDIRECT], launchUris: [] }
    const options = { accessTokenFormat: 'jwt' } as const
    mock.register({ clientId: 'jwt', name: 'JWT', type: 'public', options, ...uris })
    const get = async (count: number) => {
      const scope = [
        'launch/patient',
        ...Array.from({ length: count }, (_, i) => `patient/Observation.rs?code=${i}`),
      ]
      const code =
        callback(await authorize(mock, { client_id: 'jwt', scope: scope.join(' ') })).get('code') ?? ''
      const response = await post(mock, 'token', await codeForm(mock, { code, client_id: 'jwt' }))
      return ((await response.json()) as Tokens).access_token
    }
    expect(claimsOf(await get(1)).client_id).toBe('jwt')
    const opaque = await get(250)
    expect(opaque).toMatch(/^at_/)
  })

  test('refresh_token only with offline_access or online_access, id_token only with openid (S-075)', async () => {
    const tokens = await obtainTokens(mock, { scope: 'launch/patient patient/*.rs' })
    expect(tokens).not.toHaveProperty('refresh_token')
    expect(tokens).not.toHaveProperty('id_token')
  })

  test('require no identity parameter beyond the supported ones, and tolerate others (S-066)', async () => {
    const odd = { id_token_hint: 'x', acr_values: 'y', display: 'page', ui_locales: 'de', claims: '{}' }
    expect(callback(await authorize(mock, odd)).get('code')).toBeTruthy()
  })
})

describe('keys', () => {
  test('are bare public JWKs; a rotation keeps the old one until it is retired (S-111, S-116)', async () => {
    const jwks = async () => (await (await fetch(`${mock.issuer}/jwks`)).json()) as { keys: Body[] }
    const verify = (token: string) => jwtVerify(token, createRemoteJWKSet(new URL(`${mock.issuer}/jwks`)))
    for (const key of (await jwks()).keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    }
    const before = (await obtainTokens(mock)).id_token
    await mock.performAction({ action: 'rotateKeys' })
    const after = (await obtainTokens(mock)).id_token
    expect(headerOf(after).kid).not.toBe(headerOf(before).kid)
    expect((await jwks()).keys.map(({ kid }) => kid)).toEqual([headerOf(after).kid, headerOf(before).kid])
    await verify(before)
    await verify(after)
    await mock.performAction({ action: 'retireKeys' })
    await expect(verify(before)).rejects.toThrow()
  })
})

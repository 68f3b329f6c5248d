import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PerClientOptions } from '../../src/core/oauth/options.ts'
import type { Mock } from '../../src/testing/index.ts'
import { claimsOf } from '../support/claims.ts'
import {
  authorize,
  bearer,
  callback,
  codeForm,
  obtainCode,
  post,
  REDIRECT,
  type Tokens,
} from '../support/handshake.ts'
import { oauthMock } from '../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const client_id = 'optioned'
async function tokensWith(options: Partial<PerClientOptions>): Promise<Tokens> {
  const uris = { redirectUris: [REDIRECT], launchUris: [] }
  mock.register({ clientId: client_id, name: 'Optioned', type: 'public', ...uris, options })
  const code = await obtainCode(mock, { client_id })
  return (await (await post(mock, 'token', await codeForm(mock, { code, client_id }))).json()) as Tokens
}
const refresh = (refresh_token: string) => post(mock, 'token', { grant_type: 'refresh_token', refresh_token })

describe('per client', () => {
  test('accessTokenFormat jwt: verifiable, and accepted at the FHIR API', async () => {
    const { access_token, scope } = await tokensWith({ accessTokenFormat: 'jwt' })
    const keys = createRemoteJWKSet(new URL(`${mock.issuer}/jwks`))
    const { payload, protectedHeader } = await jwtVerify(access_token, keys, {
      issuer: mock.issuer,
      audience: mock.fhirBase,
      typ: 'at+jwt',
    })
    expect([protectedHeader.alg, payload.client_id, payload.scope]).toEqual(['RS256', client_id, scope])
    const read = await fetch(`${mock.fhirBase}/Observation?_count=1`, { headers: bearer(access_token) })
    expect(read.status).toBe(200)
    const forged = `${access_token.slice(0, -4)}AAAA`
    const refused = await fetch(`${mock.fhirBase}/Observation`, { headers: bearer(forged) })
    expect(refused.status).toBe(401)
  })

  test('access tokens are opaque and URL-safe by default (S-087)', async () => {
    expect((await tokensWith({})).access_token).toMatch(/^at_[A-Za-z0-9_-]+$/)
  })

  test('lifetimes', async () => {
    const tokens = await tokensWith({ accessTokenLifetimeS: 60, refreshTokenLifetimeS: 120 })
    expect(tokens.expires_in).toBe(60)
    await mock.performAction({ action: 'advanceClock', seconds: 61 })
    const read = await fetch(`${mock.fhirBase}/Observation`, { headers: bearer(tokens.access_token) })
    expect(read.status).toBe(401)
    await mock.performAction({ action: 'advanceClock', seconds: 60 })
    expect(await (await refresh(tokens.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' })
  })

  test('refreshRotation silent keeps the token and returns none; always uses it up', async () => {
    const kept = await tokensWith({ refreshRotation: 'silent' })
    for (const _ of [1, 2]) {
      const response = await refresh(kept.refresh_token)
      expect(response.status).toBe(200)
      expect(await response.json()).not.toHaveProperty('refresh_token')
    }
    const rotated = await tokensWith({})
    expect((await refresh(rotated.refresh_token)).status).toBe(200)
    expect((await refresh(rotated.refresh_token)).status).toBe(400)
  })

  test('fhirUser relative', async () => {
    const { id_token } = await tokensWith({ fhirUser: 'relative' })
    expect(claimsOf(id_token).fhirUser).toBe('Practitioner/dr-okafor')
  })

  test('pkce optional refuses an unexpected verifier (S-069)', async () => {
    await tokensWith({ pkce: 'optional' })
    const none = { client_id, code_challenge: undefined, code_challenge_method: undefined }
    const plain = await codeForm(mock, { code: await obtainCode(mock, none), client_id })
    const downgraded = await post(mock, 'token', plain)
    expect(await downgraded.json()).toMatchObject({ error: 'invalid_grant' })
    const response = await post(mock, 'token', { ...plain, code_verifier: undefined })
    expect(response.status).toBe(200)
    const strict = callback(await authorize(mock, { ...none, client_id: 'smart-client-public' }))
    expect(strict.get('error')).toBe('invalid_request')
  })

  test('unknownScopes refuse refuses the request for one bad scope; by default that scope is omitted', async () => {
    await tokensWith({ unknownScopes: 'refuse' })
    const scope = 'openid patient/X.'
    expect(callback(await authorize(mock, { client_id, scope })).get('error')).toBe('invalid_scope')
    const lenient = callback(await authorize(mock, { scope }))
    expect(lenient.get('code')).toBeTruthy()
  })
})

describe('id_token', () => {
  test('is signed RS256 by a published key, with at_hash and auth_time (S-112, S-115)', async () => {
    const { id_token, access_token } = await tokensWith({})
    const keys = createRemoteJWKSet(new URL(`${mock.issuer}/jwks`))
    const { payload, protectedHeader } = await jwtVerify(id_token, keys, {
      issuer: mock.issuer,
      audience: client_id,
    })
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) })
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(access_token))
    expect(payload.at_hash).toBe(Buffer.from(digest).subarray(0, 16).toString('base64url'))
    expect(Math.abs(Number(payload.auth_time) - Date.now() / 1000)).toBeLessThan(30)
    expect(payload).not.toHaveProperty('nonce')
  })

  test('after a refresh has the same iss, sub and aud (S-095)', async () => {
    const tokens = await tokensWith({})
    const again = (await (await refresh(tokens.refresh_token)).json()) as Tokens
    const [before, after] = [claimsOf(tokens.id_token), claimsOf(again.id_token)]
    for (const name of ['iss', 'sub', 'aud', 'auth_time', 'fhirUser'])
      expect(after[name]).toEqual(before[name])
    expect(again.expires_in).toBe(3600)
    expect(again.scope).toBe(tokens.scope)
  })
})

describe('resource (RFC 8707, S-047, S-048)', () => {
  test('replaces aud; a wrong one is invalid_target at both endpoints', async () => {
    const resource = mock.fhirBase
    expect(callback(await authorize(mock, { aud: undefined, resource })).get('code')).toBeTruthy()
    expect(callback(await authorize(mock, { resource: `${resource}/` })).get('error')).toBe('invalid_target')
    const form = await codeForm(mock, { resource: 'https://other.example' })
    expect(await (await post(mock, 'token', form)).json()).toMatchObject({ error: 'invalid_target' })
    expect((await post(mock, 'token', { ...form, resource })).status).toBe(200)
  })
})

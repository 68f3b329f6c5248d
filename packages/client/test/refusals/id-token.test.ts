import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { at } from '../support/answer-at.ts'
import type { Tamper } from '../support/tamper.ts'
import { stepOf } from '../support/test-client.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('id_token', () => {
  const claims = (changes: Record<string, unknown>): Tamper => ({
    claims: (json) => ({ ...json, ...changes }),
  })
  const timed = (claim: string, seconds: number): Tamper => ({
    claims: (json) => ({ ...json, [claim]: Math.floor(Date.now() / 1000) + seconds }),
  })
  test.each<[string, Tamper, string]>([
    ['not a JWT (F-181)', { tokenResponse: (json) => ({ ...json, id_token: 'a.b' }) }, 'id-token-invalid'],
    [
      'alg none (F-151)',
      { tokenResponse: (json) => ({ ...json, id_token: unsigned(String(json.id_token)) }) },
      'id-token-signature',
    ],
    [
      'a changed payload (F-149)',
      { tokenResponse: (json) => ({ ...json, id_token: altered(String(json.id_token)) }) },
      'id-token-signature',
    ],
    ['another issuer (F-173)', claims({ iss: 'https://evil.example' }), 'id-token-invalid'],
    [
      'a slash after the issuer (F-174)',
      { claims: (json) => ({ ...json, iss: `${json.iss}/` }) },
      'id-token-invalid',
    ],
    ['no issuer (F-175)', claims({ iss: undefined }), 'id-token-invalid'],
    ['another audience (F-168)', claims({ aud: 'other' }), 'id-token-invalid'],
    ['no audience (F-169)', claims({ aud: undefined }), 'id-token-invalid'],
    ['two audiences, no azp (F-171)', claims({ aud: ['smart-client-public', 'other'] }), 'id-token-invalid'],
    ['azp of another client (F-172)', claims({ azp: 'other' }), 'id-token-invalid'],
    ['an expired one (F-161)', timed('exp', -3600), 'id-token-invalid'],
    ['no exp (F-163)', claims({ exp: undefined }), 'id-token-invalid'],
    ['exp in milliseconds (F-163)', claims({ exp: Date.now() + 300_000 }), 'id-token-invalid'],
    ['iat tomorrow (F-164)', timed('iat', 86_400), 'id-token-invalid'],
    ['no iat (F-165)', claims({ iat: undefined }), 'id-token-invalid'],
    ['an old iat (F-166)', timed('iat', -100_000_000), 'id-token-invalid'],
    ['nbf ahead (F-167)', timed('nbf', 3600), 'id-token-invalid'],
    ['another nonce (F-176)', claims({ nonce: 'x' }), 'id-token-invalid'],
    ['no nonce (F-177)', claims({ nonce: undefined }), 'id-token-invalid'],
    ['no sub (F-180)', claims({ sub: undefined }), 'id-token-invalid'],
    ['a long sub (F-180)', claims({ sub: 'x'.repeat(256) }), 'id-token-invalid'],
    ['no keys (F-196)', { jwks: () => ({ keys: [] }) }, 'id-token-signature'],
    ['keys that are no list (F-196)', { jwks: () => ({ keys: 'x' }) }, 'jwks-unavailable'],
    ['JWKS 500 (F-195)', { reply: at('/auth/jwks', { status: 500 }) }, 'jwks-unavailable'],
    [
      'JWKS as HTML (F-196)',
      { reply: at('/auth/jwks', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }) },
      'jwks-unavailable',
    ],
    [
      'a key for encryption (F-198)',
      { jwks: (keys) => ({ keys: keys.map((key) => ({ ...key, use: 'enc' })) }) },
      'id-token-signature',
    ],
  ])('%s ends the login, and the access token is never used', async (_, tamper, code) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run).toMatchObject({ state: 'failed', error: { code } })
    expect(server.fhirRequests()).toEqual([])
    expect(server.seen.filter(({ url }) => url === '/auth/jwks').length).toBeLessThanOrEqual(2)
  })

  test('a key of someone else (F-150)', async () => {
    server.tamper.signWith = (await generateKeyPair('RS256')).privateKey
    expect((await client.login()).error?.code).toBe('id-token-signature')
  })

  test.each([
    [1, 'warning', 'active'],
    [0, 'ok', 'active'],
  ])('without kid every key that fits is tried: %i more (F-157, F-158)', async (more, level, state) => {
    server.tamper.header = {}
    const others = await Promise.all(Array.from({ length: more }, otherKey))
    server.tamper.jwks = (keys) => ({ keys: [...others, ...keys] })
    const run = await client.login()
    expect(run.state).toBe(state)
    expect(stepOf(run, 'id-token')?.verdict?.level).toBe(level)
    expect(server.seen.filter(({ url }) => url === '/auth/jwks').length).toBe(1)
  })

  test('without kid, and with none of the keys that fit, it is refused (F-158)', async () => {
    server.tamper.header = {}
    server.tamper.signWith = (await generateKeyPair('RS256')).privateKey
    const other = await otherKey()
    server.tamper.jwks = (keys) => ({ keys: [other, ...keys] })
    const run = await client.login()
    expect(run).toMatchObject({ state: 'failed', error: { code: 'id-token-signature' } })
    expect(run.error?.message).toContain('matches 2 keys')
  })

  test.each<[string, Tamper]>([
    ['a key published a moment later (F-155)', { jwks: afterOne() }],
    ['twenty seconds past exp (F-162)', timed('exp', -20)],
    ['aud as a list (F-170)', claims({ aud: ['smart-client-public'] })],
    ['a relative fhirUser (F-184)', claims({ fhirUser: 'Practitioner/d1' })],
    ['unknown keys beside it (F-197)', { jwks: (keys) => ({ keys: [{ kty: 'new', kid: 'x' }, ...keys] }) }],
  ])('%s is accepted', async (_, tamper) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run.error).toBeUndefined()
    expect(stepOf(run, 'id-token')?.verdict?.level).toBe('ok')
    expect(run.context?.fhirUser).toBe(`${server.fhirBase}/Practitioner/d1`)
  })

  test.each([
    ['https://canary.example/Practitioner/1'],
    ['Device/1'],
    ['Practitioner/../admin'],
    ['d1'],
    ['Practitioner/d1/_history/1'],
    [7],
  ])('fhirUser %j is not read (F-185, F-186)', async (fhirUser) => {
    Object.assign(server.tamper, claims({ fhirUser }))
    const run = await client.login()
    expect(run.state).toBe('active')
    expect(run.context?.fhirUser).toBeUndefined()
  })
})

function unsigned(jwt: string): string {
  const header = btoa(JSON.stringify({ alg: 'none' })).replaceAll('=', '')
  return `${header}.${jwt.split('.')[1]}.`
}

function altered(jwt: string): string {
  const [header, payload = '', signature] = jwt.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return [header, Buffer.from(JSON.stringify({ ...claims, extra: 1 })).toString('base64url'), signature].join(
    '.',
  )
}

function afterOne(): Tamper['jwks'] {
  let times = 0
  return (keys) => ({ keys: times++ === 0 ? [] : keys })
}

async function otherKey() {
  const { publicKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(publicKey)), kid: crypto.randomUUID(), alg: 'RS256', use: 'sig' }
}

import {
  buildAssertionForm,
  type Changes,
  createAssertion,
  type KeyPair,
  startJwksServer,
} from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../src/core/oauth/client.ts'
import type { Mock } from '../../../src/testing/index.ts'
import { basic, codeForm, obtainCode, post, REDIRECT } from '../../support/handshake.ts'
import { createKeyedMock, findLast, redeem } from './keyed-mock.ts'

let mock: Mock
let es: KeyPair
let rs: KeyPair
let ps: KeyPair
let stranger: KeyPair

beforeAll(async () => {
  ;({ mock, es, rs, ps, stranger } = await createKeyedMock())
})
afterAll(() => mock.close())

test('reports each defect by its own rule, regardless of others (C-107, C-109, C-111, C-120)', async () => {
  const own = mock.createTenant('all-wrong')
  const keys = await startJwksServer({ body: JSON.stringify({ keys: [es.jwk] }) })
  keys.unref()
  const { jwks: _, ...backend } = mock.tenant.client('backend') as Client
  own.register({ ...backend, jwksUri: keys.url })
  const broken = async (changes: Changes, key = es) => {
    const signed = buildAssertionForm(await createAssertion(own, 'backend', key, changes))
    await post(own, 'token', { grant_type: 'client_credentials', scope: 'system/Patient.rs', ...signed })
    const seq = own.journal.last({ step: 'token' })?.seq
    const { findings } = await own.findings()
    return findings.filter((each) => each.seq === seq).map(({ rule }) => rule)
  }
  const audience = { claims: { aud: 'https://elsewhere.example/token' } }
  expect(await broken(audience)).toContain('assertion-audience')
  const named = await broken({
    ...audience,
    header: { kid: 'unheard-of', jku: 'https://other.example/keys' },
  })
  expect(named).toEqual(expect.arrayContaining(['assertion-audience', 'assertion-kid', 'assertion-jku']))
  const signed = await broken({ ...audience, header: { kid: es.jwk.kid, jku: keys.url } }, stranger)
  expect(signed).toEqual(expect.arrayContaining(['assertion-audience', 'assertion-signature-form']))
  expect(signed).not.toEqual(expect.arrayContaining(['assertion-jku']))
})

describe('a right assertion is accepted', () => {
  test.each(['ES384', 'RS384'])('%s with an inline key (S-036, S-096, S-100)', async (alg) => {
    const response = await redeem(mock, 'inline', alg === 'ES384' ? es : rs)
    expect(response.status).toBe(200)
    expect(findLast(mock)?.facts).toMatchObject({
      clientId: 'inline',
      authMethod: 'private_key_jwt',
      clientType: 'confidential-asymmetric',
    })
    expect(findLast(mock)?.facts.jti).toMatch(/^jti-/)
  })

  test('aud as an array, without typ, with client_id in the form, up to five minutes and leeway', async () => {
    const exp = Math.floor(Date.now() / 1000) + 310
    const changes = { header: { typ: undefined }, claims: { aud: ['x', `${mock.issuer}/token`], exp } }
    expect((await redeem(mock, 'inline', es, changes, { client_id: 'inline' })).status).toBe(200)
  })

  test('another JOSE algorithm by option of the client, and by no other', async () => {
    expect((await redeem(mock, 'wide', ps)).status).toBe(200)
    expect((await redeem(mock, 'inline', ps)).status).toBe(401)
    expect((await redeem(mock, 'wide', es)).status).toBe(401)
  })
})

const now = () => Math.floor(Date.now() / 1000)

describe('a wrong assertion is invalid_client, and the diagnosis says what differed (S-096, S-098, S-102)', () => {
  const cases: readonly (readonly [string, () => Changes, RegExp])[] = [
    ['iss', () => ({ claims: { iss: 'other' } }), /^iss must be the client id inline, not "other"/],
    ['no iss', () => ({ claims: { iss: undefined } }), /^iss is missing/],
    ['no sub', () => ({ claims: { sub: undefined } }), /^sub is missing/],
    ['aud', () => ({ claims: { aud: mock.fhirBase } }), /^aud must be the token URL .*, not ".*\/fhir"/],
    ['aud with a slash', () => ({ claims: { aud: `${mock.issuer}/token/` } }), /trailing slash/],
    ['no aud', () => ({ claims: { aud: undefined } }), /^aud is missing/],
    ['exp past', () => ({ claims: { exp: now() - 60 } }), /^exp lies 60 s in the past|^exp lies 61 s/],
    ['exp far', () => ({ claims: { exp: now() + 3600 } }), /^exp lies 3(600|599) s ahead, at most 300/],
    ['exp in milliseconds', () => ({ claims: { exp: Date.now() + 60_000 } }), /milliseconds/],
    ['exp as text', () => ({ claims: { exp: `${now() + 60}` } }), /^exp must be a number .*, not "\d+"/],
    ['no exp', () => ({ claims: { exp: undefined } }), /^exp is missing/],
    ['nbf', () => ({ claims: { nbf: now() + 120 } }), /^nbf is \d+: .*not valid yet/],
    ['iat', () => ({ claims: { iat: now() + 120 } }), /issued in the future/],
    ['no jti', () => ({ claims: { jti: undefined } }), /^jti is missing/],
    ['empty jti', () => ({ claims: { jti: '' } }), /^jti is missing/],
    ['no kid', () => ({ header: { kid: undefined } }), /^kid is missing/],
    [
      'unknown kid',
      () => ({ header: { kid: 'nope' } }),
      /^kid nope is not in the registered keys \(key-ES384/,
    ],
    ['kid of two keys', () => ({ header: { kid: 'twice' } }), /more than once/],
    ['kid of a key of another type', () => ({ header: { kid: 'key-RS384' } }), /is not a EC key/],
    ['kid of a key for another alg', () => ({ header: { kid: 'for-es256' } }), /is for ES256/],
    ['kid of a key for encryption', () => ({ header: { kid: 'enc' } }), /not for signatures/],
    ['jku', () => ({ header: { jku: 'https://evil.example/jwks' } }), /^jku is https:\/\/evil.*inline/],
    ['typ', () => ({ header: { typ: 'at+jwt' } }), /^typ must be JWT, not at\+jwt/],
  ]
  test.each(cases)('%s', async (_name, changes, diagnosis) => {
    const response = await redeem(mock, 'inline', es, changes())
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: 'invalid_client' })
    expect(findLast(mock)?.facts.diagnosis).toMatch(diagnosis)
  })

  test('a signature by another key', async () => {
    expect((await redeem(mock, 'inline', { ...stranger, kid: es.kid })).status).toBe(401)
    expect(findLast(mock)?.facts.diagnosis).toMatch(/^the signature does not verify with the key key-ES384/)
  })

  test('the same jti twice (S-097), also at the same time', async () => {
    const signed = await createAssertion(mock, 'inline', es)
    const code = await obtainCode(mock, { client_id: 'inline' })
    const form = await codeForm(mock, { code, client_id: undefined, ...buildAssertionForm(signed) })
    const answers = await Promise.all([post(mock, 'token', form), post(mock, 'token', form)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    const refused = mock.journal.find({ step: 'token', status: 401 }).at(-1)
    expect(refused?.facts.diagnosis).toMatch(/^jti jti-\d+ was used before/)
  })

  test('alg none, HS256 and rubbish', async () => {
    const none = `${btoa('{"alg":"none"}').replace(/=/g, '')}.${btoa('{"sub":"inline"}').replace(/=/g, '')}.`
    const form = { grant_type: 'authorization_code', code: 'x', redirect_uri: REDIRECT }
    expect((await post(mock, 'token', { ...form, ...buildAssertionForm(none) })).status).toBe(401)
    expect(findLast(mock)?.facts.diagnosis).toMatch(/^alg is none; allowed for inline are RS384, ES384/)
    for (const rubbish of ['a', 'a.b.c', '..', 'e30.e30.e30.e30']) {
      expect((await post(mock, 'token', { ...form, ...buildAssertionForm(rubbish) })).status).toBe(401)
    }
    const other = { ...buildAssertionForm(none), client_assertion_type: 'urn:other' }
    expect((await post(mock, 'token', { ...form, ...other })).status).toBe(401)
    expect(findLast(mock)?.facts.diagnosis).toMatch(/^client_assertion_type must be/)
  })

  test('together with Basic it is invalid_request: one method per request (S-073)', async () => {
    const signed = buildAssertionForm(await createAssertion(mock, 'inline', es))
    const response = await post(
      mock,
      'token',
      { grant_type: 'authorization_code', ...signed },
      basic('a', 'b'),
    )
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'invalid_request' })
  })
})

import { createHmac, X509Certificate } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FAULTS } from '../../../src/faults/list.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { armedRun } from '../../support/armed-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** The id_token that the careless client received, the key that is published, and the journal. */
async function received(name: string, params: Record<string, unknown> = {}) {
  const fault = FAULTS.find((each) => each.name === name)
  if (!fault) throw new Error(`there is no fault ${name}`)
  const { tenant, seen } = await armedRun(mock, fault, params)
  const body = seen.find(({ url }) => url.endsWith('/auth/token'))?.reply.body ?? ''
  const idToken = (JSON.parse(body) as { id_token: string }).id_token
  const entry = tenant.journal.find({ step: 'token' })[0]
  const changes = entry?.struck[0]?.changes ?? []
  const key = await importJWK(tenant.inner.keys.jwks()[0] as JWK, 'RS256')
  return { tenant, idToken, entry, changes, key, seen }
}

const honestOf = (changes: readonly { honest: unknown }[]) =>
  (changes[0]?.honest as { claims: Record<string, unknown> } | undefined)?.claims ?? {}

describe('another issuer (F-173, F-174, F-175)', () => {
  test.each(['other-host', 'trailing-slash', 'other-scheme', 'upper-case', 'absent'])('%s', async (to) => {
    const { tenant, idToken, changes, key } = await received('id-token-wrong-issuer', { to })
    await jwtVerify(idToken, key)
    const { iss, fhirUser, ...rest } = decodeJwt(idToken)
    expect(iss).not.toBe(tenant.issuer)
    expect(fhirUser).toBe(tenant.inner.canary.fhirUser)
    const { iss: _, fhirUser: __, ...honest } = honestOf(changes)
    expect(rest).toEqual(honest)
    if (to === 'absent') expect(iss).toBeUndefined()
    else expect(String(iss).toLowerCase()).not.toBe('')
  })
})

test.each(['none', 'None', 'NONE'])('alg %s has an empty signature (F-151)', async (spelling) => {
  const { idToken } = await received('id-token-alg-none', { spelling })
  expect(idToken.split('.')).toHaveLength(3)
  expect(idToken.endsWith('.')).toBe(true)
  expect(decodeProtectedHeader(idToken)).toEqual({ alg: spelling, typ: 'JWT' })
})

test("a stranger's key signs under our kid (F-150)", async () => {
  const { tenant, idToken, key } = await received('id-token-rogue-key')
  expect(decodeProtectedHeader(idToken)).toEqual({ alg: 'RS256', kid: tenant.inner.keys.kid, typ: 'JWT' })
  await expect(jwtVerify(idToken, key)).rejects.toThrow('signature')
})

/** What the claims say otherwise than the server meant: `undefined` for a claim that is gone. */
function changedClaims({
  idToken,
  changes,
}: Pick<Awaited<ReturnType<typeof received>>, 'idToken' | 'changes'>) {
  const honest = honestOf(changes)
  const payload = decodeJwt(idToken)
  const names = [...new Set([...Object.keys(honest), ...Object.keys(payload)])]
  const other = names.filter((claim) => JSON.stringify(honest[claim]) !== JSON.stringify(payload[claim]))
  return Object.fromEntries(other.map((claim) => [claim, payload[claim]]))
}

/** Whether our published key signed those very bytes. */
async function isGenuine(
  idToken: string,
  key: Awaited<ReturnType<typeof received>>['key'],
): Promise<boolean> {
  const [header, payload, signature = ''] = idToken.split('.')
  return crypto.subtle.verify(
    'RSASSA-PKCS1-v1_5',
    key as CryptoKey,
    Buffer.from(signature, 'base64url'),
    new TextEncoder().encode(`${header}.${payload}`),
  )
}

describe('claims under a good signature (F-161 to F-189)', () => {
  const canary = { fhirUser: expect.stringMatching(/\/fhir\/Practitioner\/canary$/) }
  const now = () => Date.now() / 1000
  const about = (seconds: number) => expect.toSatisfy((value) => Math.abs(value - now() - seconds) < 30)

  test.each([
    ['id-token-expired', {}, { ...canary, iat: about(-7200), exp: about(-3600) }],
    ['id-token-clock-skew', { claim: 'exp' }, { iat: about(-3620), exp: about(-20) }],
    ['id-token-clock-skew', { claim: 'iat' }, { iat: about(20) }],
    ['id-token-exp-malformed', { to: 'absent' }, { ...canary, exp: undefined }],
    ['id-token-exp-malformed', { to: 'string' }, { ...canary, exp: expect.stringMatching(/^\d{10}$/) }],
    [
      'id-token-exp-malformed',
      { to: 'milliseconds' },
      { ...canary, exp: expect.toSatisfy((exp) => Math.abs(exp / 1000 - now() - 3600) < 30) },
    ],
    ['id-token-wrong-iat', { to: 'absent' }, { ...canary, iat: undefined }],
    ['id-token-wrong-iat', { to: 'future' }, { ...canary, iat: about(86_400) }],
    ['id-token-old-iat', {}, { ...canary, iat: about(-3 * 365 * 86_400) }],
    ['id-token-not-yet-valid', {}, { ...canary, nbf: about(3600) }],
    ['id-token-wrong-audience', { to: 'other-client' }, { ...canary, aud: 'another-client' }],
    ['id-token-wrong-audience', { to: 'absent' }, { ...canary, aud: undefined }],
    [
      'id-token-wrong-audience',
      { to: 'untrusted-beside' },
      { ...canary, aud: ['smart-client-symmetric', 'another-client'] },
    ],
    ['id-token-audience-array', {}, { aud: ['smart-client-symmetric'] }],
    ['id-token-wrong-azp', {}, { ...canary, azp: 'another-client' }],
    ['id-token-wrong-nonce', { to: 'other' }, { ...canary, nonce: expect.stringMatching(/^[0-9a-z]{32}$/) }],
    ['id-token-wrong-nonce', { to: 'absent' }, { ...canary, nonce: undefined }],
    ['id-token-nonce-unasked', {}, { nonce: expect.any(String) }],
    [
      'id-token-replayed',
      {},
      { ...canary, nonce: expect.any(String), iat: about(-600), auth_time: about(-600), exp: about(3000) },
    ],
    ['id-token-sub-malformed', { to: 'absent' }, { ...canary, sub: undefined }],
    ['id-token-sub-malformed', { to: 'empty' }, { ...canary, sub: '' }],
    ['id-token-sub-malformed', { to: 'too-long' }, { ...canary, sub: 'u'.repeat(256) }],
    ['id-token-wrong-at-hash', {}, { at_hash: 'A'.repeat(22) }],
    ['fhir-user-missing', {}, { fhirUser: undefined }],
    ['fhir-user-relative', {}, { fhirUser: 'Practitioner/dr-okafor' }],
    ['fhir-user-foreign', {}, { fhirUser: expect.stringMatching(/\/rogue\/fhir\/Practitioner\/canary$/) }],
    ['fhir-user-odd', { is: 'device' }, { fhirUser: expect.stringMatching(/\/Device\/canary$/) }],
    ['fhir-user-odd', { is: 'climbing-path' }, { fhirUser: expect.stringContaining('/../') }],
    ['fhir-user-odd', { is: 'bare-id' }, { fhirUser: 'canary' }],
    ['fhir-user-type', { type: 'Person' }, { fhirUser: expect.stringMatching(/\/Person\/dr-okafor$/) }],
    [
      'fhir-user-in-profile',
      {},
      { fhirUser: undefined, profile: expect.stringMatching(/\/Practitioner\/dr-okafor$/) },
    ],
  ])('%s %o', async (name, params, expected) => {
    const run = await received(name, params)
    expect(await isGenuine(run.idToken, run.key)).toBe(true)
    expect(changedClaims(run)).toEqual(expected)
  })
})

describe('signatures that are not ours (F-148 to F-153)', () => {
  test('one character of the signature differs', async () => {
    const { idToken, key, changes } = await received('id-token-signature-altered')
    expect(await isGenuine(idToken, key)).toBe(false)
    const before = String(changes.find(({ point }) => point === 'token.idToken.compact')?.honest)
    expect(await isGenuine(before, key)).toBe(true)
    expect([...idToken].filter((char, at) => char !== before[at])).toHaveLength(1)
  })

  test('claims were changed after signing', async () => {
    const { idToken, key, changes } = await received('id-token-payload-altered')
    expect(await isGenuine(idToken, key)).toBe(false)
    const before = String(changes.find(({ point }) => point === 'token.idToken.compact')?.honest)
    expect(await isGenuine(before, key)).toBe(true)
    expect(decodeJwt(idToken)).toEqual({ ...decodeJwt(before), sub: 'user.somebody.else' })
  })

  test.each(['public-key-pem', 'public-key-jwk'] as const)('HS256 over the %s', async (secret) => {
    const { tenant, idToken } = await received('id-token-hs256-public-key', { secret })
    expect(decodeProtectedHeader(idToken)).toMatchObject({ alg: 'HS256', kid: tenant.inner.keys.kid })
    expect(hs256(idToken, await tenant.inner.keys.publicKeyText(secret))).toBe(true)
  })

  test('HS256 over the client secret', async () => {
    const { idToken } = await received('id-token-hs256-client-secret')
    expect(decodeProtectedHeader(idToken)).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(hs256(idToken, 'smart-client-secret')).toBe(true)
  })
})

function hs256(jwt: string, secret: string): boolean {
  const [header, payload, signature] = jwt.split('.')
  return createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url') === signature
}

describe('keys (F-154 to F-160)', () => {
  /** The JWKS and the openid-configuration as the careless client saw them. */
  const documents = (seen: Awaited<ReturnType<typeof received>>['seen']) => {
    const body = (end: string) => JSON.parse(seen.find(({ url }) => url.endsWith(end))?.reply.body ?? '')
    return {
      keys: body('/auth/jwks').keys as JWK[],
      algs: body('/openid-configuration').id_token_signing_alg_values_supported as string[],
    }
  }

  test.each(['ES384', 'PS256'])('%s, published', async (alg) => {
    for (const [name, advertised] of [
      ['id-token-unadvertised-alg', ['RS256']],
      ['id-token-other-alg', ['RS256', alg]],
    ] as const) {
      const { idToken, seen } = await received(name, { alg })
      const { keys, algs } = documents(seen)
      const { kid } = decodeProtectedHeader(idToken)
      const key = await importJWK(keys.find((jwk) => jwk.kid === kid) as JWK, alg)
      expect((await jwtVerify(idToken, key)).protectedHeader.alg).toBe(alg)
      expect(algs).toEqual(advertised)
    }
  })

  test('a kid that is never published', async () => {
    const { idToken, seen, tenant } = await received('id-token-unknown-kid')
    const { kid } = decodeProtectedHeader(idToken)
    expect(documents(seen).keys.map((jwk) => jwk.kid)).not.toContain(kid)
    const key = await importJWK(tenant.inner.keys.rogueJwk() as JWK, 'RS256')
    await expect(jwtVerify(idToken, key)).resolves.toBeDefined()
  })

  test.each([
    ['id-token-kid-absent', 1],
    ['id-token-kid-ambiguous', 2],
  ])('%s', async (name, count) => {
    const { idToken, key, seen } = await received(name)
    expect(decodeProtectedHeader(idToken)).toEqual({ alg: 'RS256', typ: 'JWT' })
    await expect(jwtVerify(idToken, key)).resolves.toBeDefined()
    expect(documents(seen).keys).toHaveLength(count)
  })

  test.each(['jku', 'x5u', 'jwk', 'x5c'])('a key in the header by %s', async (member) => {
    const { tenant, idToken } = await received('id-token-header-key', { member })
    const header = decodeProtectedHeader(idToken) as unknown as Record<string, unknown>
    const rogue = tenant.inner.keys.rogueJwk() as JWK
    await expect(jwtVerify(idToken, await importJWK(rogue, 'RS256'))).resolves.toBeDefined()
    expect(header.kid).toBe(tenant.inner.keys.kid)
    const brought = header[member]
    if (member === 'jwk') expect(brought).toEqual(rogue)
    else if (member === 'x5c') {
      const [der = ''] = brought as string[]
      const { publicKey } = new X509Certificate(Buffer.from(der, 'base64'))
      expect(publicKey.export({ format: 'jwk' }).n).toBe(rogue.n)
    } else expect(String(brought).startsWith(tenant.inner.canary.base)).toBe(true)
  })

  test('an unknown critical header', async () => {
    const { idToken, key } = await received('id-token-unknown-crit')
    expect(await isGenuine(idToken, key)).toBe(true)
    await expect(jwtVerify(idToken, key)).rejects.toThrow('"https://smart-mock.example/unknown"')
  })
})

test.each([
  ['two-parts', 2],
  ['bad-base64', 3],
  ['not-json', 3],
  ['json-string', 3],
  ['encrypted', 5],
])('%s is no JWT (F-181)', async (to, parts) => {
  const { idToken } = await received('id-token-not-a-jwt', { to })
  expect(idToken.split('.')).toHaveLength(parts)
  expect(() => decodeJwt(idToken)).toThrow()
})

describe('reading the user (F-188)', () => {
  const readOf = async (name: string, params: Record<string, unknown>) => {
    const { tenant, seen } = await received(name, params)
    const reply = seen.find(({ url }) => url.endsWith('/Practitioner/dr-okafor'))?.reply
    const [entry] = tenant.journal.find({ step: 'fhir-read' }).filter(({ struck }) => struck.length > 0)
    return { reply, entry, body: JSON.parse(reply?.body ?? '') as Record<string, unknown> }
  }

  test.each([401, 403, 404, 410, 500])('%i', async (status) => {
    const { reply, entry, body } = await readOf('fhir-user-read-refused', { status })
    expect([reply?.status, body.resourceType]).toEqual([status, 'OperationOutcome'])
    const challenge = reply?.headers.find(([name]) => name === 'WWW-Authenticate')
    expect(challenge !== undefined).toBe(status === 401)
    expect(entry?.facts.resourceId).toBe('dr-okafor')
  })

  test.each([
    ['type', { resourceType: 'Organization', id: 'dr-okafor' }],
    ['id', { resourceType: 'Practitioner', id: 'somebody-else' }],
  ])('another %s', async (other, expected) => {
    const { reply, body } = await readOf('fhir-user-read-other', { other })
    expect(reply?.status).toBe(200)
    expect(body).toMatchObject(expected)
  })
})

test('UserInfo speaks of somebody else (F-190)', async () => {
  const { tenant, seen, idToken } = await received('user-info-other-subject')
  const reply = seen.find(({ url }) => url.endsWith('/auth/userinfo'))?.reply
  const said = JSON.parse(reply?.body ?? '')
  expect(said.fhirUser).toBe(tenant.inner.canary.fhirUser)
  expect(said.sub).not.toBe(decodeJwt(idToken).sub)
})

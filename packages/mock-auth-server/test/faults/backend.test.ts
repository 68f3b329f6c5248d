import { buildAssertionForm, createAssertion, startJwksServer } from '@smart-mock/test-clients/assertions'
import type { RawReply } from '@smart-mock/test-clients/send-raw-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { judgeFault } from '../../src/verdicts/judge-fault.ts'
import { backendKeys } from '../support/backend-keys.ts'
import { struckRun } from '../support/struck-run.ts'

let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const bodyOf = ({ body }: RawReply): Record<string, unknown> => (body === '' ? {} : JSON.parse(body))
const atToken = ({ url }: { url: string }) => /\/auth\/token(\?|$)/.test(url)

/** Creates a tenant with a backend service, and a token request of it with the given assertion. */
async function service(name: string, params: Record<string, unknown> = {}) {
  count += 1
  const tenant = mock.createTenant(`backend-${count}`)
  const { clientId, keys } = await backendKeys(tenant)
  const armed = await tenant.arm(name, Object.keys(params).length > 0 ? { params } : {})
  const ask = async (
    claims: Record<string, unknown> = {},
    { scope = 'system/*.rs', alg = 'ES384' as 'ES384' | 'RS384', url = `${tenant.issuer}/token` } = {},
  ) => {
    const proof = buildAssertionForm(await createAssertion(tenant, clientId, keys[alg], { claims }))
    const form = { grant_type: 'client_credentials', scope, ...proof } as Record<string, string>
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { tenant, armed, ask }
}

const verdictOf = (_tenant: MockTenant, { armed }: Awaited<ReturnType<typeof service>>['armed']) =>
  judgeFault(armed, { now: Date.now() + 3_600_000 }).outcome

describe('an assertion is refused', () => {
  test.each([
    ['assertion-replayed', {}, /jti .* used before/],
    ['assertion-clock', { clock: 'ahead' }, /exp .* has passed/],
    ['assertion-clock', { clock: 'behind' }, /exp .* more than 300 s ahead/],
    ['token-url-moved', {}, /aud .* not the URL/],
    ['client-keys-missing', { why: 'not-fetched' }, /could not be fetched/],
    ['client-keys-missing', { why: 'unknown-kid' }, /kid .* not in the key set/],
  ])('%s %j (F-225 to F-228)', async (name, params, says) => {
    const { received, entry } = await struckRun(mock, name, params)
    expect(received.status).toBe(401)
    expect(bodyOf(received)).toEqual({
      error: 'invalid_client',
      error_description: expect.stringMatching(says),
    })
    expect(received.headers.slice(0, 4)).toEqual([
      ['Content-Type', 'application/json'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Cache-Control', 'no-store'],
      ['Pragma', 'no-cache'],
    ])
    expect(entry.facts.issuedAccessToken, 'the endpoint did nothing').toBeUndefined()
  })

  test.each([
    ['ahead', 240, 200],
    ['behind', -240, 100],
  ])(
    'shows the clock that is %s in Date, and accepts an assertion by it (F-226)',
    async (clock, off, own) => {
      const { received } = await struckRun(mock, 'assertion-clock', { clock })
      const dates = received.headers.filter(([name]) => name === 'Date').map(([, date]) => Date.parse(date))
      expect(dates).toHaveLength(1)
      expect(Math.abs((dates[0] ?? 0) - off * 1000 - Date.now())).toBeLessThan(60_000)
      const { ask } = await service('assertion-clock', { clock })
      const now = Math.floor(Date.now() / 1000)
      expect((await ask({ exp: now + own })).status).toBe(401)
      expect((await ask({ exp: now + off + 250 })).status).toBe(200)
    },
  )

  test('publishes another token URL, which accepts only assertions for itself (F-227)', async () => {
    const { tenant, ask } = await service('token-url-moved')
    const configuration = async () =>
      (await (await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)).json()).token_endpoint
    expect(await configuration()).toBe(`${tenant.issuer}/token`)
    expect((await ask()).status).toBe(401)
    const url = await configuration()
    expect(url).toBe(`${tenant.issuer}/token?moved=1`)
    expect((await ask({}, { url })).status).toBe(401)
    expect((await ask({ aud: url }, { url })).status).toBe(200)
  })
})

describe('the keys of the client (F-229)', () => {
  test.each([
    ['accept', [['application/jwk-set+json, text/plain;q=0.1', undefined]]],
    [
      'if-none-match',
      [
        ['application/json', undefined],
        ['application/json', '"keys"'],
      ],
    ],
    ['burst', Array.from({ length: 10 }, () => ['application/json', undefined])],
  ])('%s', async (how, polls) => {
    const { tenant } = await struckRun(mock, 'client-keys-polled', { how })
    const findHeader = (headers: readonly (readonly [string, string])[], wanted: string) =>
      headers.find(([name]) => name === wanted)?.[1]
    const seen = tenant.journal.find({ step: 'outbound' }).map(({ request: { headers } }) => headers)
    expect(
      seen.map((headers) => [findHeader(headers, 'Accept'), findHeader(headers, 'If-None-Match')]),
    ).toEqual(polls)
  })

  test('are not served by a client that refuses the Accept header', async () => {
    const { tenant, armed, ask } = await service('client-keys-polled')
    const keys = await startJwksServer({ status: 406, body: '' })
    const client = tenant.tenant.client('smart-client-backend')
    if (client) tenant.register({ ...client, jwksUri: keys.url })
    expect((await ask()).body.error).toBe('invalid_client')
    expect(verdictOf(tenant, armed)).toBe('not met')
    keys.close()
  })
})

describe('scope and token', () => {
  test('refuses a request for one type, and accepts a smaller one (F-230)', async () => {
    const { ask } = await service('backend-scope-refused', { how: 'invalid-scope' })
    for (const scope of ['system/*.rs', 'system/Observation.rs system/Patient.rs']) {
      expect(await ask({}, { scope })).toMatchObject({ status: 400, body: { error: 'invalid_scope' } })
    }
    expect(await ask({}, { scope: 'system/Patient.rs' })).toMatchObject({
      status: 200,
      body: { scope: 'system/Patient.rs' },
    })
  })

  test('omits one type from the grant, in the response and in force (F-230)', async () => {
    const { received, tenant } = await struckRun(mock, 'backend-scope-refused', { how: 'partial-grant' })
    expect(bodyOf(received).scope).toContain('system/Patient.rs')
    expect(bodyOf(received).scope).not.toMatch(/Observation|\*/)
    const statuses = tenant.journal
      .find({ step: 'fhir' })
      .map(({ request, sent }) => [request.target, sent?.status])
    const of = (type: string) => statuses.find(([target]) => String(target).includes(`/${type}?`))?.[1]
    expect([of('Patient'), of('Observation')]).toEqual([200, 403])
  })

  test('issues a token that expires by expires_in; a client that continues with it fails (F-231)', async () => {
    const { tenant, armed, ask } = await service('backend-token-short-lived', { seconds: 5 })
    const { body } = await ask()
    expect(body.expires_in).toBe(5)
    const read = () =>
      fetch(`${tenant.fhirBase}/Patient?_count=1`, {
        headers: { Authorization: `Bearer ${body.access_token}` },
      })
    expect((await read()).status).toBe(200)
    expect(verdictOf(tenant, armed)).toBe('met')
    await tenant.performAction({ action: 'advanceClock', seconds: 6 })
    await new Promise((resolve) => setTimeout(resolve, 6200))
    expect((await read()).status).toBe(401)
    expect(verdictOf(tenant, armed)).toBe('not met')
  }, 20_000)

  test('returns a refresh token that is invalid (F-232)', async () => {
    const { seen } = await struckRun(mock, 'backend-refresh-token')
    const [first, refreshed] = seen.filter(atToken).map(({ reply }) => reply)
    expect(bodyOf(first as RawReply)).toHaveProperty('refresh_token')
    expect(refreshed?.status).toBe(400)
    expect(bodyOf(refreshed as RawReply).error).toBe('invalid_grant')
  })

  test.each(['RS384', 'ES384'] as const)('%s alone is taken, and offered (F-233)', async (alg) => {
    const { tenant, ask } = await service('assertion-one-algorithm', { alg })
    const configuration = await (await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)).json()
    expect(configuration.token_endpoint_auth_signing_alg_values_supported).toEqual([alg])
    const other = alg === 'RS384' ? 'ES384' : 'RS384'
    expect((await ask({}, { alg: other })).status).toBe(401)
    expect((await ask({}, { alg })).status).toBe(200)
  })

  test('accepts the token once; another token works afterwards (F-234)', async () => {
    const { tenant, ask } = await service('token-ends-mid-job')
    const read = async (token: unknown) =>
      (await fetch(`${tenant.fhirBase}/Patient?_count=1`, { headers: { Authorization: `Bearer ${token}` } }))
        .status
    const [first, second] = [(await ask()).body.access_token, (await ask()).body.access_token]
    expect([await read(first), await read(first), await read(first)]).toEqual([200, 401, 401])
    expect([await read(second), await read(second)]).toEqual([200, 200])
  })
})

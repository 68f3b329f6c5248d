import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FAULTS } from '../../src/faults/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { armedRun } from '../support/armed-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** What the careless client saw at the token endpoint, and what the journal kept of it. */
async function atToken(name: string, params: Record<string, unknown> = {}) {
  const fault = FAULTS.find((each) => each.name === name)
  if (!fault) throw new Error(`there is no fault ${name}`)
  const { tenant, seen } = await armedRun(mock, fault, params)
  const replies = seen.filter(({ url }) => url.endsWith('/auth/token')).map(({ reply }) => reply)
  const entries = tenant.journal.find({ step: 'token' })
  return { tenant, replies, entries, first: replies[0], entry: entries[0] }
}

const named = (reply: { headers: readonly (readonly [string, string])[] } | undefined, name: string) =>
  reply?.headers.filter(([key]) => key === name).map(([, value]) => value)

describe('503 and 429 (F-140, F-141)', () => {
  test('before the code is used, the second try gets the tokens', async () => {
    const { replies, first, entry } = await atToken('token-unavailable', { retryAfterS: 3 })
    expect(first?.status).toBe(503)
    expect(named(first, 'Retry-After')).toEqual(['3'])
    expect(named(first, 'Content-Type')).toEqual(['application/json'])
    expect(JSON.parse(first?.body ?? '')).toEqual({
      error: 'temporarily_unavailable',
      error_description: 'Try again later',
    })
    expect(replies[1]?.status).toBe(200)
    expect(entry?.struck[0]?.changes).toMatchObject([{ point: 'arrival' }])
    expect(entry?.facts.issuedAccessToken).toBeUndefined()
  })

  test('after the code was used, the second try is a replay', async () => {
    const { replies, entry } = await atToken('token-unavailable', { code: 'used', status: 429 })
    expect(replies[0]?.status).toBe(429)
    expect(JSON.parse(replies[1]?.body ?? '')).toMatchObject({ error: 'invalid_grant' })
    expect([entry?.honest?.status, entry?.sent?.status]).toEqual([200, 429])
    expect(entry?.facts.issuedAccessToken).toBeDefined()
  })
})

test('a gateway page has no JSON (F-140)', async () => {
  const { first } = await atToken('token-server-error', { status: 502 })
  expect(first?.status).toBe(502)
  expect(named(first, 'Content-Type')).toEqual(['text/html; charset=utf-8'])
  expect(first?.body).toContain('<h1>Bad Gateway</h1>')
})

describe('connection reset (F-143)', () => {
  test('without a byte, before the code is used', async () => {
    const { replies, first, entry } = await atToken('token-connection-reset')
    expect([first?.status, first?.end]).toEqual([0, 'reset'])
    expect(replies[1]?.status).toBe(200)
    expect(entry?.delivery).toBe('delivered')
  })

  test('without a byte, after the code was used', async () => {
    const { replies, first, entry } = await atToken('token-connection-reset', { code: 'used' })
    expect([first?.status, first?.end]).toEqual([0, 'reset'])
    expect(replies[1]?.status).toBe(400)
    expect([entry?.honest?.wire, entry?.sent?.wire]).toEqual([undefined, { resetAfterBytes: 0 }])
  })
})

test('the response lacks the patient and nothing else (F-127)', async () => {
  const { first, entry } = await atToken('patient-missing')
  const response = JSON.parse(first?.body ?? '')
  expect(response).not.toHaveProperty('patient')
  const [change] = entry?.struck[0]?.changes ?? []
  expect({ ...response, patient: 'lucas-labs' }).toEqual(change?.honest)
})

test('a narrowed grant is in force, by the refresh token too (F-116)', async () => {
  const { tenant, replies } = await atToken('scope-narrowed')
  const scopes = replies.map(({ body }) => (JSON.parse(body) as { scope: string }).scope)
  expect(scopes).toHaveLength(2)
  for (const scope of scopes) {
    expect(scope).toContain('patient/Condition.rs')
    expect(scope).not.toMatch(/Observation|\*/)
  }
  const refused = tenant.journal.find({ step: 'fhir-search' }).filter(({ sent }) => sent?.status === 403)
  expect(new Set(refused.map(({ facts }) => facts.resourceType))).toEqual(new Set(['Observation']))
})

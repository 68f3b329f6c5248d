import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** The first refresh as it came, beside the first token response and what was meant. */
async function refreshed(name: string, params: Record<string, unknown> = {}) {
  const run = await struckRun(mock, name, params)
  expect(run.entry.facts.grantType, 'only refreshes are struck').toBe('refresh_token')
  const struck = run.tenant.journal.find().filter((entry) => entry.struck.length > 0)
  expect(struck.every(({ facts }) => facts.grantType === 'refresh_token')).toBe(true)
  const [first] = run.seen.filter(({ url }) => url.endsWith('/auth/token'))
  return { ...run, body: bodyOf(run.received.body), first: bodyOf(first?.reply.body ?? '{}') }
}

function bodyOf(text: string): Record<string, unknown> {
  return text === '' ? {} : JSON.parse(text)
}

describe('the refresh fails', () => {
  test.each([
    ['refresh-invalid-grant', {}, 400, 'invalid_grant'],
    ['refresh-invalid-client', {}, 401, 'invalid_client'],
    ['refresh-unavailable', { as: '503' }, 503, 'temporarily_unavailable'],
    ['refresh-unavailable', { as: '500' }, 500, 'temporarily_unavailable'],
  ])('%s %j (F-204 to F-206, F-220, F-222)', async (name, params, status, error) => {
    const { received, body, entry } = await refreshed(name, params)
    expect(received.status).toBe(status)
    expect(body.error).toBe(error)
    expect(received.headers.slice(0, 4)).toEqual([
      ['Content-Type', 'application/json'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Cache-Control', 'no-store'],
      ['Pragma', 'no-cache'],
    ])
    expect(entry.facts.issuedAccessToken, 'the endpoint did nothing').toBeUndefined()
  })

  test('without an answer, or with a reset, the refresh token is not used up (F-206)', async () => {
    for (const [as, end] of [
      ['hang', 'timeout'],
      ['reset', 'reset'],
    ] as const) {
      const { received, tenant, entry } = await refreshed('refresh-unavailable', { as })
      expect(received).toMatchObject({ status: 0, end })
      const again = tenant.journal.find({ step: 'token', after: entry.seq, status: 200 })[0]
      expect(again?.facts.refreshToken).toBe(entry.facts.refreshToken)
    }
  })

  test('the answer is lost, and the old refresh token with it (F-207)', async () => {
    const { received, tenant, entry, honest } = await refreshed('refresh-answer-lost')
    expect(received).toMatchObject({ status: 0, end: 'reset' })
    expect(honest.status).toBe(200)
    const again = tenant.journal.find({ step: 'token', after: entry.seq })[0]
    expect(again?.facts.refreshToken).toBe(entry.facts.refreshToken)
    expect(again?.facts.error).toBe('invalid_grant')
  })
})

describe('the client_id of a public client (F-221)', () => {
  test('is refused, and left out then', async () => {
    const { received, body, tenant } = await refreshed('refresh-client-id', { is: 'refused' })
    expect(received.status).toBe(400)
    expect(body.error).toBe('invalid_request')
    const named = tenant.journal
      .find({ step: 'token' })
      .filter(({ facts }) => facts.grantType === 'refresh_token')
      .map(({ request, sent }) => [/(^|&)client_id=/.test(request.body), sent?.status])
    expect(named).toContainEqual([true, 400])
    expect(named).toContainEqual([false, 200])
    expect(named).not.toContainEqual([true, 200])
  })

  test('is required: who names itself is served, who does not is told what lacks', async () => {
    const { received, tenant, seen } = await refreshed('refresh-client-id', { is: 'required' })
    expect(received.status).toBe(200)
    const last = seen.filter(({ url, reply }) => url.endsWith('/auth/token') && reply.status === 200).at(-1)
    const form = { grant_type: 'refresh_token', refresh_token: bodyOf(last?.reply.body ?? '').refresh_token }
    const body = new URLSearchParams(form as Record<string, string>)
    const reply = await fetch(`${tenant.issuer}/token`, { method: 'POST', body })
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({
      error: 'invalid_request',
      error_description: expect.stringContaining('client_id is missing'),
    })
  })
})

describe('the refresh token', () => {
  test('stays the same (F-209)', async () => {
    const { body, tenant, entry } = await refreshed('refresh-without-rotation')
    expect(body).not.toHaveProperty('refresh_token')
    const again = tenant.journal.find({ step: 'token', after: entry.seq })[0]
    expect(again?.facts.refreshToken).toBe(entry.facts.refreshToken)
    expect(again?.sent?.status).toBe(200)
  })

  test.each([
    ['empty', ''],
    ['null', null],
  ])('comes %s (F-210)', async (value, sent) => {
    const { body } = await refreshed('refresh-token-blank', { value })
    expect(body.refresh_token).toBe(sent)
  })
})

describe('scope and context', () => {
  test('less scope is in the answer and in force (F-212)', async () => {
    const { body, first, tenant, entry } = await refreshed('refresh-narrows-scope')
    expect(body.scope).toContain('patient/Patient.rs')
    expect(first.scope).not.toContain('patient/Patient.rs')
    const later = tenant.journal.find({ step: 'fhir', after: entry.seq })
    const statusOf = (path: string) =>
      later.find(({ request }) => request.target.includes(path))?.sent?.status
    expect(statusOf('/Patient/lucas-labs')).toBe(200)
    expect(statusOf('/Condition?')).toBe(403)
  })

  test('more scope is in the answer alone (F-213)', async () => {
    const { body, entry } = await refreshed('refresh-widens-scope')
    expect(body.scope).toMatch(/ user\/\*\.cruds$/)
    expect(entry.facts.grantedScope).not.toContain('user/*.cruds')
  })

  test.each([
    ['context', ['patient']],
    ['scope', ['scope']],
  ])('lacks %s (F-214)', async (lacks, names) => {
    const { body, first } = await refreshed('refresh-without-context', { lacks })
    for (const name of names) {
      expect(first).toHaveProperty(name)
      expect(body).not.toHaveProperty(name)
    }
  })

  test('names another patient, whom the token reaches (F-215)', async () => {
    const { body, first, tenant, entry } = await refreshed('refresh-changes-patient')
    expect(body.patient).not.toBe(first.patient)
    const read = tenant.journal
      .find({ step: 'fhir-read', after: entry.seq })
      .find(({ request }) => request.target.endsWith(`/Patient/${body.patient}`))
    expect(read?.sent?.status).toBe(200)
  })
})

describe('the answer', () => {
  test.each([
    ['absent', undefined],
    ['zero', 0],
    ['huge', 1e12],
  ])('expires_in is %s (F-216)', async (is, value) => {
    const { body } = await refreshed('refresh-expires-in', { is })
    expect(body.expires_in).toBe(value)
  })

  test('has no usable access token (F-217)', async () => {
    const bodies = await Promise.all(
      ['no-access-token', 'malformed-access-token', 'error-with-200'].map(
        async (what) => (await refreshed('refresh-response-bad', { what })).body,
      ),
    )
    expect(bodies[0]).not.toHaveProperty('access_token')
    expect(bodies[1]?.access_token).toBe('not a "token"')
    expect(bodies[2]).toEqual({
      error: 'invalid_grant',
      error_description: 'The refresh token is not valid any more',
    })
  })

  test.each(['sub', 'iss', 'aud'])('has an id_token with another %s (F-218)', async (claim) => {
    const { body, first } = await refreshed('refresh-id-token-other', { claim })
    const [before, after] = [first, body].map((each) => claimsOf(String(each.id_token)))
    expect(after?.[claim]).not.toEqual(before?.[claim])
    for (const same of ['sub', 'iss', 'aud'].filter((name) => name !== claim)) {
      expect(after?.[same]).toEqual(before?.[same])
    }
  })

  test('has the access token of before (F-219)', async () => {
    const { body, first } = await refreshed('refresh-same-access-token')
    expect(body.access_token).toBe(first.access_token)
    expect(body.refresh_token).not.toBe(first.refresh_token)
  })
})

test('whatever token comes, the FHIR API refuses it (F-224)', async () => {
  const { tenant } = await struckRun(mock, 'still-unauthorized')
  const statuses = tenant.journal.find({ step: 'fhir' }).map(({ sent }) => sent?.status)
  expect(new Set(statuses)).toEqual(new Set([401]))
  expect(tenant.journal.count({ step: 'token', status: 200 })).toBe(3)
})

function claimsOf(idToken: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
}

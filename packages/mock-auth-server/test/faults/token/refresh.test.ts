import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'
import { parseBody, receiveRefresh } from './refreshed.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('the refresh fails', () => {
  test.each([
    ['refresh-invalid-grant', {}, 400, 'invalid_grant'],
    ['refresh-invalid-client', {}, 401, 'invalid_client'],
    ['refresh-unavailable', { as: '503' }, 503, 'temporarily_unavailable'],
    ['refresh-unavailable', { as: '500' }, 500, 'temporarily_unavailable'],
  ])('%s %j (F-204 to F-206, F-220, F-222)', async (name, params, status, error) => {
    const { received, body, entry } = await receiveRefresh(mock, name, params)
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

  test('keeps the refresh token when there is no response or a reset (F-206)', async () => {
    for (const [as, end] of [
      ['hang', 'timeout'],
      ['reset', 'reset'],
    ] as const) {
      const { received, tenant, entry } = await receiveRefresh(mock, 'refresh-unavailable', { as })
      expect(received).toMatchObject({ status: 0, end })
      const again = tenant.journal.find({ step: 'token', after: entry.seq, status: 200 })[0]
      expect(again?.facts.refreshToken).toBe(entry.facts.refreshToken)
    }
  })

  test('loses the response, and the old refresh token with it (F-207)', async () => {
    const { received, tenant, entry, original } = await receiveRefresh(mock, 'refresh-answer-lost')
    expect(received).toMatchObject({ status: 0, end: 'reset' })
    expect(original.status).toBe(200)
    const again = tenant.journal.find({ step: 'token', after: entry.seq })[0]
    expect(again?.facts.refreshToken).toBe(entry.facts.refreshToken)
    expect(again?.facts.error).toBe('invalid_grant')
  })
})

describe('the client_id of a public client (F-221)', () => {
  test('is refused, and then omitted', async () => {
    const { received, body, tenant } = await receiveRefresh(mock, 'refresh-client-id', { is: 'refused' })
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

  test('is required: a client that sends it gets tokens, any other gets the reason', async () => {
    const { received, tenant, seen } = await receiveRefresh(mock, 'refresh-client-id', { is: 'required' })
    expect(received.status).toBe(200)
    const last = seen.filter(({ url, reply }) => url.endsWith('/auth/token') && reply.status === 200).at(-1)
    const form = {
      grant_type: 'refresh_token',
      refresh_token: parseBody(last?.reply.body ?? '').refresh_token,
    }
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
    const { body, tenant, entry } = await receiveRefresh(mock, 'refresh-without-rotation')
    expect(body).not.toHaveProperty('refresh_token')
    const again = tenant.journal.find({ step: 'token', after: entry.seq })[0]
    expect(again?.facts.refreshToken).toBe(entry.facts.refreshToken)
    expect(again?.sent?.status).toBe(200)
  })

  test.each([
    ['empty', ''],
    ['null', null],
  ])('is returned %s (F-210)', async (value, sent) => {
    const { body } = await receiveRefresh(mock, 'refresh-token-blank', { value })
    expect(body.refresh_token).toBe(sent)
  })
})

test('returns tokens that the FHIR API refuses (F-224)', async () => {
  const { tenant } = await struckRun(mock, 'still-unauthorized')
  const statuses = tenant.journal.find({ step: 'fhir' }).map(({ sent }) => sent?.status)
  expect(new Set(statuses)).toEqual(new Set([401]))
  expect(tenant.journal.count({ step: 'token', status: 200 })).toBe(3)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { atToken, named } from '../../support/at-token.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('errors, before the code is used (F-091 to F-097)', () => {
  const NO_STORE = ['no-store']
  test.each([
    ['invalid-grant', {}, 400, 'invalid_grant'],
    ['invalid-client', { challenge: true }, 401, 'invalid_client'],
    ['invalid-client', { challenge: false }, 401, 'invalid_client'],
    ['token-error', { error: 'invalid_request' }, 400, 'invalid_request'],
    ['token-error', { error: 'unauthorized_client' }, 400, 'unauthorized_client'],
    ['token-error', { error: 'unsupported_grant_type' }, 400, 'unsupported_grant_type'],
    ['token-error', { error: 'invalid_scope' }, 400, 'invalid_scope'],
    ['token-error-body', { body: 'unknown-code' }, 400, 'error_4711'],
  ])('%s %o', async (name, params, status, error) => {
    const { first, entry, replies } = await atToken(mock, name, params)
    expect(first?.status).toBe(status)
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ error, error_description: expect.any(String) })
    expect(named(first, 'Content-Type')).toEqual(['application/json'])
    expect(named(first, 'Cache-Control')).toEqual(NO_STORE)
    expect(named(first, 'Pragma')).toEqual(['no-cache'])
    const challenge = 'challenge' in params && params.challenge ? ['Basic realm="token"'] : []
    expect(named(first, 'WWW-Authenticate')).toEqual(challenge)
    expect(named(first, 'Access-Control-Allow-Origin')).toEqual(['http://localhost:4020'])
    expect(entry?.facts.issuedAccessToken).toBeUndefined()
    expect(replies[1]?.status, 'the code is still good').toBe(200)
  })

  test.each([
    ['text', ['text/plain'], 'Bad request'],
    ['empty', [], ''],
  ])('a body of %s', async (body, type, text) => {
    const { first } = await atToken(mock, 'token-error-body', { body })
    expect([first?.status, first?.body, named(first, 'Content-Type')]).toEqual([400, text, type])
  })

  test('markup that leads to the canary (F-100)', async () => {
    const { tenant, first } = await atToken(mock, 'token-error-markup')
    const { error_description } = JSON.parse(first?.body ?? '') as { error_description: string }
    expect(error_description).toMatch(/^<script>fetch\('http:\/\/[^']+\/script'\)<\/script><img src="http/)
    expect(tenant.journal.find({ listener: 'canary' }).map(({ request }) => request.target)).toEqual(
      expect.arrayContaining([expect.stringMatching(/\/script$/), expect.stringMatching(/\/picture$/)]),
    )
  })
})

describe('503 and 429 (F-140, F-141)', () => {
  test('accepts the second try when the code is unused', async () => {
    const { replies, first, entry } = await atToken(mock, 'token-unavailable', { retryAfterS: 3 })
    expect(first?.status).toBe(503)
    expect(named(first, 'Retry-After')).toEqual(['3'])
    expect(named(first, 'Content-Type')).toEqual(['application/json'])
    expect(JSON.parse(first?.body ?? '')).toEqual({
      error: 'temporarily_unavailable',
      error_description: 'Try again later',
    })
    expect(replies[1]?.status).toBe(200)
    expect(entry?.strikes[0]?.changes).toMatchObject([{ point: 'arrival' }])
    expect(entry?.facts.issuedAccessToken).toBeUndefined()
  })

  test('refuses the second try as a replay when the code was used', async () => {
    const { replies, entry } = await atToken(mock, 'token-unavailable', { code: 'used', status: 429 })
    expect(replies[0]?.status).toBe(429)
    expect(JSON.parse(replies[1]?.body ?? '')).toMatchObject({ error: 'invalid_grant' })
    expect([entry?.original?.status, entry?.sent?.status]).toEqual([200, 429])
    expect(entry?.facts.issuedAccessToken).toBeDefined()
  })
})

test('a gateway page has no JSON (F-140)', async () => {
  const { first } = await atToken(mock, 'token-server-error', { status: 502 })
  expect(first?.status).toBe(502)
  expect(named(first, 'Content-Type')).toEqual(['text/html; charset=utf-8'])
  expect(first?.body).toContain('<h1>Bad Gateway</h1>')
})

describe('connection reset (F-143)', () => {
  test('without a byte, before the code is used', async () => {
    const { replies, first, entry } = await atToken(mock, 'token-connection-reset')
    expect([first?.status, first?.end]).toEqual([0, 'reset'])
    expect(replies[1]?.status).toBe(200)
    expect(entry?.delivery).toBe('delivered')
  })

  test('without a byte, after the code was used', async () => {
    const { replies, first, entry } = await atToken(mock, 'token-connection-reset', { code: 'used' })
    expect([first?.status, first?.end]).toEqual([0, 'reset'])
    expect(replies[1]?.status).toBe(400)
    expect([entry?.original?.effects, entry?.sent?.effects]).toEqual([undefined, { resetAfterBytes: 0 }])
  })
})

test('uses the code at once when the response is slow (F-142)', async () => {
  const { first, replies, entry } = await atToken(mock, 'token-delayed', { seconds: 20 })
  expect([first?.status, first?.end]).toEqual([0, 'timeout'])
  expect(replies[1]?.status).toBe(400)
  expect(entry?.sent?.effects).toEqual({ delayMs: 20_000 })
})

test.each([302, 307, 308])('a redirect %i to the canary (F-144)', async (status) => {
  const { tenant, first } = await atToken(mock, 'token-redirected', { status })
  expect([first?.status, first?.body]).toEqual([status, ''])
  expect(named(first, 'Location')).toEqual([`${tenant.tenant.canary.base}/auth/token`])
})

describe('no CORS headers (F-146)', () => {
  test.each([
    ['success', 200],
    ['error', 400],
  ])('%s', async (on, status) => {
    const { first, entry } = await atToken(mock, 'token-cors-missing', { on })
    expect(first?.status).toBe(status)
    expect(first?.headers.filter(([name]) => /^access-control/i.test(name))).toEqual([])
    expect(entry?.original?.headers).toContainEqual(['Access-Control-Allow-Origin', 'http://localhost:4020'])
  })
})

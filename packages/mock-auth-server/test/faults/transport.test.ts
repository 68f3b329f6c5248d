import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { struckRun } from '../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const named = (headers: readonly (readonly [string, string])[], name: string) =>
  headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value)

test('sends header names in alternating case, and everything else unchanged (F-040)', async () => {
  const { received, original } = await struckRun(mock, 'header-names-odd-case')
  expect(received.headers[0]).toEqual(['CoNtEnT-TyPe', 'application/json'])
  const plain = received.headers.map(([name, value]) => [name.toLowerCase(), value])
  expect(plain.slice(0, original.headers.length)).toEqual(
    original.headers.map(([name, value]) => [name.toLowerCase(), value]),
  )
  expect(received.body).toBe(original.body)
})

describe('framing (F-282, F-283)', () => {
  test('the connection closes after the reply', async () => {
    const { received } = await struckRun(mock, 'connection-closed')
    expect(named(received.headers, 'Connection')).toEqual(['close'])
    expect(received).toMatchObject({ whole: true, end: 'closed' })
  })

  test('HTTP/1.0, whose body ends with the connection (F-040)', async () => {
    const { received, original } = await struckRun(mock, 'http-1-0')
    expect(received).toMatchObject({ version: '1.0', whole: true, end: 'closed', body: original.body })
    expect(named(received.headers, 'Content-Length')).toEqual([])
    expect(named(received.headers, 'Connection')).toEqual(['close'])
  })

  test('chunks instead of a length', async () => {
    const { received, original } = await struckRun(mock, 'body-in-chunks', { chunkBytes: 3 })
    expect(named(received.headers, 'Transfer-Encoding')).toEqual(['chunked'])
    expect(named(received.headers, 'Content-Length')).toEqual([])
    expect(received.body).toBe(original.body)
  })

  test('gzip', async () => {
    const { received, original } = await struckRun(mock, 'body-gzipped')
    expect(named(received.headers, 'Content-Encoding')).toEqual(['gzip'])
    expect(received.body).toBe(original.body)
  })

  test.each(['block', 'checksum', 'cut', 'no-gzip'])('gzip that is corrupt: %s', async (how) => {
    const { received, sent } = await struckRun(mock, 'body-gzip-corrupt', { how })
    expect(received).toMatchObject({ status: 200, whole: true, body: '' })
    expect(named(received.headers, 'Content-Encoding')).toEqual(['gzip'])
    expect((sent.body as Uint8Array).length).toBeGreaterThan(100)
  })

  test('a 204 with a body', async () => {
    const { received } = await struckRun(mock, 'no-content-with-body')
    expect(received).toMatchObject({ status: 204, body: 'no content', end: 'closed' })
    expect(named(received.headers, 'Content-Length')).toEqual(['10'])
  })
})

describe('the connection (F-280, F-281)', () => {
  test('is reset before the first byte, or in the body', async () => {
    const before = await struckRun(mock, 'connection-reset', { at: 'before-reply' })
    expect(before.received).toMatchObject({ status: 0, end: 'reset' })
    const within = await struckRun(mock, 'connection-reset', { at: 'in-body' })
    expect(within.received.whole).toBe(false)
    expect(within.received.end).toBe('reset')
  })

  test('stays open without an answer, and the endpoint does nothing', async () => {
    const { received, tenant } = await struckRun(mock, 'no-answer')
    expect(received).toMatchObject({ status: 0, end: 'timeout' })
    expect(tenant.journal.find()[0]?.strikes[0]?.changes).toMatchObject([{ point: 'arrival' }])
  })

  test('brings the body byte by byte', async () => {
    const { received, original } = await struckRun(mock, 'slow-body', { everyMs: 300 })
    expect(received).toMatchObject({ status: 200, end: 'timeout', whole: false })
    expect(received.body.length).toBeGreaterThan(0)
    expect(String(original.body).startsWith(received.body)).toBe(true)
  })
})

describe('CORS (F-284 to F-286)', () => {
  test('no allowed origin, or another one', async () => {
    const absent = await struckRun(mock, 'cors-headers-wrong', { how: 'absent' })
    expect(named(absent.received.headers, 'Access-Control-Allow-Origin')).toEqual([])
    expect(named(absent.original.headers, 'Access-Control-Allow-Origin')).toEqual(['http://localhost:4020'])
    const other = await struckRun(mock, 'cors-headers-wrong', { how: 'other-origin' })
    expect(named(other.received.headers, 'Access-Control-Allow-Origin')).toEqual([
      'https://elsewhere.example.org',
    ])
  })

  test('everybody, with credentials', async () => {
    const { received } = await struckRun(mock, 'cors-star-with-credentials')
    expect(named(received.headers, 'Access-Control-Allow-Origin')).toEqual(['*'])
    expect(named(received.headers, 'Access-Control-Allow-Credentials')).toEqual(['true'])
  })

  test.each([
    ['401', 401],
    ['403', 403],
    ['404', 404],
    ['405', 405],
    ['redirect', 302],
    ['allow-headers', 204],
  ])('the preflight is answered %s', async (how, status) => {
    const { received, entry, tenant } = await struckRun(mock, 'preflight-refused', { how })
    expect(entry.request.method).toBe('OPTIONS')
    expect(received.status).toBe(status)
    expect(named(received.headers, 'Location')).toEqual(
      how === 'redirect' ? [`${tenant.fhirBase}/metadata`] : [],
    )
    const [allowed] = named(received.headers, 'Access-Control-Allow-Headers')
    expect(allowed?.split(', ').includes('authorization')).toBe(how !== 'allow-headers')
  })

  test('errors without CORS headers, and good replies without exposed ones', async () => {
    const error = await struckRun(mock, 'errors-without-cors', { status: 429 })
    expect(error.received.status).toBe(429)
    expect(error.received.headers.filter(([name]) => /^access-control/i.test(name))).toEqual([])
    const good = await struckRun(mock, 'expose-headers-missing')
    expect(named(good.received.headers, 'Access-Control-Expose-Headers')).toEqual([])
    expect(named(good.received.headers, 'Access-Control-Allow-Origin')).toEqual(['http://localhost:4020'])
    expect(named(good.received.headers, 'ETag')).toHaveLength(1)
  })
})

test.each([
  ['ahead', 600],
  ['behind', -600],
])('sets the clock ten minutes %s (F-290)', async (by, seconds) => {
  const { seen, tenant } = await struckRun(mock, 'clock-off', { by })
  const reply = seen.find(({ url }) => url.endsWith('/auth/token'))?.reply
  const entry = tenant.journal.find({ step: 'token' })[0]
  const [, payload = ''] = String(JSON.parse(reply?.body ?? '{}').id_token).split('.')
  const { iat } = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const at = (entry?.startedAt ?? 0) / 1000
  expect(Math.abs(iat - at - seconds)).toBeLessThan(5)
  expect(
    Math.abs(Date.parse(named(reply?.headers ?? [], 'Date')[0] ?? '') / 1000 - at - seconds),
  ).toBeLessThan(5)
})

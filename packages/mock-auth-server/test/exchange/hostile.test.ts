import { type RawReply, sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { ENDPOINTS } from '../../src/wire/list.ts'
import type { Endpoint } from '../../src/wire/shared/endpoint.ts'

/**
 * Sends bad input to every endpoint, which must return an error in that endpoint's format, without a crash or
 * a stack.
 */
let mock: Mock
const errors: unknown[] = []

beforeAll(async () => {
  mock = await createMock({ onError: (error) => errors.push(error) })
})
afterAll(() => mock.close())

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'Content-Type': 'application/json' }
const DEEP = '['.repeat(50_000)

/** Name, headers and body of what is sent. */
const BODIES: readonly (readonly [string, Record<string, string>, string])[] = [
  ['nothing', {}, ''],
  ['an empty form', FORM, ''],
  ['garbage in a form', FORM, '%%%=%zz&&&===&\u0000&code=%00'],
  ['garbage as JSON', JSON_TYPE, '{"a":'],
  ['deep JSON', JSON_TYPE, DEEP],
  ['a form called JSON', JSON_TYPE, 'grant_type=authorization_code&code=x'],
  ['repeated parameters', FORM, 'grant_type=a&grant_type=b&client_id=a&client_id=b&code=1&code=2'],
  ['a body without a type', {}, 'grant_type=authorization_code'],
  ['10 MB', FORM, `code=${'x'.repeat(10 * 1024 * 1024)}`],
]
const QUERIES = [
  '',
  '?',
  '?%zz=%',
  `?${'a=1&'.repeat(2000)}`,
  '?client_id=a&client_id=b&redirect_uri=javascript:alert(1)',
  '?access_token=x',
]
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'BREW']

function url(endpoint: Endpoint): string {
  return `${mock.tenant.base}${endpoint.path}${endpoint.path.endsWith('/') ? 'Patient' : ''}`
}

function check(endpoint: Endpoint, reply: RawReply): void {
  expect(reply.end, 'the connection is not broken').not.toBe('reset')
  expect(reply.status).toBeGreaterThanOrEqual(200)
  expect(reply.status, reply.body.slice(0, 300)).toBeLessThan(500)
  expect(reply.body).not.toMatch(/\n\s+at .*:\d+|node_modules|\.ts:\d+/)
  if (reply.status < 400 || reply.body === '') return
  const type = reply.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (endpoint.errors === 'page') expect(type).toContain('text/html')
  else {
    expect(type).toContain('json')
    const body = JSON.parse(reply.body) as Record<string, unknown>
    if (endpoint.errors === 'oauth') expect(body.error).toEqual(expect.any(String))
    else expect(body.resourceType).toBe('OperationOutcome')
  }
}

describe.each(ENDPOINTS.map((endpoint) => [endpoint.path, endpoint] as const))('%s', (_, endpoint) => {
  test.each(BODIES)('%s', async (__, headers, body) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      check(endpoint, await sendRawRequest(url(endpoint), { method, headers, body, timeoutMs: 5000 }))
    }
  })

  test('accepts meaningless queries', async () => {
    for (const query of QUERIES) check(endpoint, await sendRawRequest(`${url(endpoint)}${query}`))
  })

  test('returns the allowed methods for any other method', async () => {
    for (const method of METHODS) {
      const reply = await sendRawRequest(url(endpoint), { method })
      if (method === 'HEAD') continue
      check(endpoint, reply)
      if (reply.status === 405) expect(reply.headers.map(([name]) => name)).toContain('Allow')
    }
  })
})

test('matches raw paths only: no normalised path finds an endpoint', async () => {
  for (const path of [
    '/fhir//.well-known/smart-configuration',
    '/auth/../auth/token',
    '/auth/%74oken',
    '/t/%2e%2e/fhir',
  ]) {
    const reply = await sendRawRequest(`${mock.tenant.base}${path}`)
    expect(reply.status, path).toBeGreaterThanOrEqual(400)
    expect(reply.status, path).toBeLessThan(500)
  }
  const [seen] = mock.journal.find({ step: 'unmatched' }).slice(-1)
  expect(seen?.request.target).toBe('/auth/%74oken')
})

test('refuses a form above 1 MB with 413 and an OAuth error', async () => {
  const body = `grant_type=authorization_code&code=${'x'.repeat(1_100_000)}`
  const reply = await sendRawRequest(`${mock.issuer}/token`, { method: 'POST', headers: FORM, body })
  expect([reply.status, JSON.parse(reply.body)]).toEqual([
    413,
    { error: 'invalid_request', error_description: expect.stringContaining('a form 1 MB') },
  ])
  const { step, request } = mock.journal.last() ?? {}
  expect([step, request?.body.length, request?.bodyBytes]).toEqual(['token', 65_536, body.length])
})

test('logs no internal error for any hostile request', () => {
  expect(errors).toEqual([])
  expect(mock.journal.find({}).filter(({ facts }) => facts.error === 'server_error')).toEqual([])
})

describe('the control listener', () => {
  const send = (headers: Record<string, string>, path = '/tenants', method = 'GET', body = '') =>
    sendRawRequest(`${mock.controlUrl}${path}`, { method, headers, body })

  test('refuses a foreign Host (DNS rebinding)', async () => {
    expect((await send({ Host: 'evil.example' })).status).toBe(403)
    expect((await send({ Host: 'localhost.evil.example:80' })).status).toBe(403)
    expect((await send({})).status).toBe(200)
  })

  test('refuses a foreign Origin', async () => {
    expect((await send({ Origin: 'http://evil.example' })).status).toBe(403)
    expect((await send({ Origin: 'null' })).status).toBe(403)
    expect((await send({ Origin: mock.controlUrl })).status).toBe(200)
  })

  test('accepts only JSON bodies, at most 1 MB', async () => {
    const arm = '{"fault":"state-changed"}'
    const path = '/tenants/default/faults'
    expect((await send({ 'Content-Type': 'text/plain' }, path, 'POST', arm)).status).toBe(415)
    expect((await send(FORM, path, 'POST', arm)).status).toBe(415)
    expect((await send(JSON_TYPE, path, 'POST', '{"fault":')).status).toBe(400)
    expect((await send(JSON_TYPE, path, 'POST', `"${'x'.repeat(1_100_000)}"`)).status).toBe(413)
    expect((await send(JSON_TYPE, path, 'POST', arm)).status).toBe(201)
  })

  test('returns the problem of a request', async () => {
    const reply = await send(JSON_TYPE, '/tenants/default/faults', 'POST', '{"fault":"state-chanched"}')
    expect(reply.status).toBe(400)
    expect(reply.body).toContain('did you mean state-changed?')
    expect((await send({}, '/tenants/nobody')).body).toContain('POST /tenants')
  })
})

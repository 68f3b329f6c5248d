import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

test.each([
  ...[
    ['GET', '/'],
    ['GET', '/assets/none.js'],
    ['GET', '/openapi.json'],
    ['GET', '/health'],
    ['GET', '/docs/faults'],
  ],
  ...[
    ['GET', '/docs/none'],
    ['GET', '/docs/faults.md'],
    ['PUT', '/docs/faults'],
    ['GET', '/no/such/path'],
  ],
  ...['diagram.svg', 'diagram.mmd', 'journal.har', 'journal.ndjson', 'journal', 'snapshot', 'findings'].map(
    (name) => ['GET', `/tenants/default/${name}`],
  ),
  ...[
    ['GET', '/tenants/none'],
    ['PUT', '/tenants'],
    ['POST', '/tenants/default/reset'],
  ],
  ...[
    ['GET', '/tenants/default/launch?clientId=smart-client-public'],
    ['GET', '/tenants/default/launch'],
  ],
])('%s %s is no other type, and runs nothing', async (method, path) => {
  const { headers } = await fetch(mock.controlUrl + path, { method, redirect: 'manual' })
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
})

test('secures the event stream and refusals of its guard', async () => {
  const abort = new AbortController()
  const events = await fetch(`${mock.controlUrl}/tenants/default/events`, { signal: abort.signal })
  const refused = await fetch(`${mock.controlUrl}/health`, { headers: { Origin: 'https://evil.example' } })
  abort.abort()
  expect(refused.status).toBe(403)
  for (const { headers } of [events, refused]) {
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  }
})

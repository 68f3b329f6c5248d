import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { expectCors } from '../../support/negative.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(mock.tenant.base + path, { headers, redirect: 'manual' })

describe.each([
  ['/fhir/.well-known/smart-configuration', 'application/json', 'no-store'],
  ['/auth/.well-known/openid-configuration', 'application/json', 'no-store'],
  ['/auth/.well-known/oauth-authorization-server', 'application/json', 'no-store'],
  ['/auth/jwks', 'application/json', 'no-store'],
  ['/brands/bundle.json', 'application/fhir+json', 'no-cache'],
] as const)('%s', (path, type, cache) => {
  test('is the same with any query (S-002, S-003, S-032)', async () => {
    const plain = await (await get(path)).text()
    for (const [query, headers] of [
      ['?x=1&x=2', {}],
      ['?access_token=x', {}],
      ['?%', {}],
      ['', { accept: 'text/html' }],
      ['', { accept: 'application/fhir+xml;q=1, */*;q=0' }],
      ['', { authorization: 'Bearer unknown' }],
      ['', { authorization: 'Basic ***' }],
      ['', { 'if-none-match': 'unquoted' }],
    ] as const) {
      const response = await get(path + query, headers)
      expect([response.status, await response.text()]).toEqual([200, plain])
      expect(response.headers.get('content-type')).toBe(type)
      expect(response.headers.get('cache-control')).toBe(cache)
    }
    await expectCors((headers) => get(path, headers), 'any')
  })

  test('is not served at other paths', async () => {
    for (const other of [`${path}/`, `${path}/x`, path.toUpperCase(), `/x${path}`]) {
      const response = await get(other)
      expect(response.status, other).toBeGreaterThanOrEqual(400)
      expect(response.status, other).toBeLessThan(500)
    }
  })
})

test('an ETag of the brands is compared weakly, in lists and by the star (S-148)', async () => {
  const etag = (await get('/brands/bundle.json')).headers.get('etag') ?? ''
  const opaque = etag.slice(2)
  for (const same of [etag, opaque, `"x", ${opaque}`, `W/"x",${etag}`, '*']) {
    const response = await get('/brands/bundle.json', { 'if-none-match': same })
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, etag, ''])
  }
  for (const other of ['', '"x"', 'W/"x"', etag.slice(0, -2), opaque.replaceAll('"', '')]) {
    expect((await get('/brands/bundle.json', { 'if-none-match': other })).status).toBe(200)
  }
})

test.each([
  '/auth/style/',
  '/auth/style/unknown',
  '/auth/style/..',
  '/brands/other.json',
  '/auth/unknown',
  '/',
])('returns a 404 with the reason at %s', async (path) => {
  const response = await get(path)
  if (path === '/')
    expect([response.status, response.headers.get('location')]).toEqual([302, `${mock.controlUrl}/`])
  else {
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json'])
    expect(await response.json()).toMatchObject({ error: 'not_found', error_description: expect.any(String) })
  }
})

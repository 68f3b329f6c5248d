import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../src/testing/index.ts'
import { ENDPOINTS } from '../../src/wire/list.ts'
import { expectCors } from '../support/negative.ts'
import { oauthMock } from '../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const JSON_TYPE = 'application/json'
const PAGE = 'text/html; charset=utf-8'
const FHIR = 'application/fhir+json; charset=utf-8'

/** Rows of an endpoint, a path of it, its methods, the format of its errors, its CORS policy. */
const table = [
  ['launch', '/launch/x', 'GET', PAGE, 'none'],
  ['smart-configuration', '/fhir/.well-known/smart-configuration', 'GET', JSON_TYPE, 'any'],
  ['openid-configuration', '/auth/.well-known/openid-configuration', 'GET', JSON_TYPE, 'any'],
  ['authorization-server-metadata', '/auth/.well-known/oauth-authorization-server', 'GET', JSON_TYPE, 'any'],
  ['jwks', '/auth/jwks', 'GET', JSON_TYPE, 'any'],
  ['style', '/auth/style/x', 'GET', JSON_TYPE, 'any'],
  ['authorize', '/auth/authorize', 'GET, POST', PAGE, 'none'],
  ['decide', '/auth/decide', 'GET, POST', PAGE, 'none'],
  ['token', '/auth/token', 'POST', JSON_TYPE, 'registered'],
  ['introspect', '/auth/introspect', 'POST', JSON_TYPE, 'registered'],
  ['revoke', '/auth/revoke', 'POST', JSON_TYPE, 'registered'],
  ['userinfo', '/auth/userinfo', 'GET, POST', JSON_TYPE, 'registered'],
  ['manage', '/auth/manage', 'GET, POST', PAGE, 'none'],
  ['register', '/auth/register', 'POST', JSON_TYPE, 'any'],
  ['manage-registration', '/auth/register/x', 'GET, PUT, DELETE', JSON_TYPE, 'any'],
  ['metadata', '/fhir/metadata', 'GET', FHIR, 'any'],
  ['fhir', '/fhir/Patient', 'GET, POST, PUT, PATCH, DELETE', FHIR, 'registered'],
  ['app-states', '/app-state/Basic', 'GET, POST', FHIR, 'registered'],
  ['app-state', '/app-state/Basic/x', 'PUT, DELETE', FHIR, 'registered'],
  ['brands', '/brands/bundle.json', 'GET', JSON_TYPE, 'any'],
] as const

test('has every endpoint in its table', () => {
  expect([...new Set(table.map(([name]) => name))].sort()).toEqual(ENDPOINTS.map(({ name }) => name).sort())
})

describe.each(table)('%s at %s', (name, path, allow, type, cors) => {
  const send = (method: string, headers: Record<string, string> = {}) =>
    fetch(mock.tenant.base + path, { method, headers, redirect: 'manual' })
  const allowed = allow.split(', ')
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].filter(
    (each) => !allowed.includes(each),
  )
  const refused = name === 'fhir' ? methods.filter((each) => each === 'PROPFIND') : methods

  test.each(refused)('%s: 405 with Allow, readable, readable by the right pages', async (method) => {
    const response = await send(method)
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow])
    expect(response.headers.get('content-type')).toBe(type)
    if (type !== FHIR) expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.text()
    expect(text).toContain(method)
    if (type === JSON_TYPE) expect(JSON.parse(text)).toMatchObject({ error: 'invalid_request' })
    if (type === FHIR) expect(JSON.parse(text)).toMatchObject({ issue: [{ code: 'not-supported' }] })
    await expectCors((headers) => send(method, headers), cors)
  })

  test('handles HEAD like GET without a body, or returns 405', async () => {
    const head = await send('HEAD')
    const status = allowed.includes('GET') ? (await send('GET')).status : 405
    expect([head.status, await head.text()]).toEqual([status, ''])
  })

  test('accepts a preflight without credentials, and returns the permitted headers (S-031)', async () => {
    const ask = (headers: Record<string, string>) =>
      send('OPTIONS', { ...headers, 'access-control-request-method': allowed[0] ?? '' })
    const response = await ask({ origin: 'http://localhost:4020' })
    expect([response.status, await response.text()]).toEqual([204, ''])
    const headers = response.headers.get('access-control-allow-headers') ?? ''
    for (const wanted of ['authorization', 'content-type', 'accept', 'prefer', 'if-match', 'if-none-match']) {
      expect(headers.split(', ').includes(wanted)).toBe(cors !== 'none')
    }
    await expectCors(ask, cors)
  })
})

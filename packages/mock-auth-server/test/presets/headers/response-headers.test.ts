import { describe, expect, test } from 'vitest'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { authorize, codeForm, params, post } from '../../support/handshake.ts'
import { listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()

describe('responseHeaders', () => {
  test('add, replace and leave out headers by endpoint', async () => {
    const tenant = createTenant({
      responseHeaders: {
        all: { 'X-Frame-Options': 'DENY', 'X-Request-Id': '{uuid}' },
        token: { 'cache-control': null, Pragma: null, 'X-Request-Id': 'token' },
        fhir: { 'X-Trace': '{traceparent}' },
        authorize: { 'Cache-Control': 'max-age=5' },
      },
    })
    const token = await post(tenant, 'token', params(await codeForm(tenant)))
    expect(token.status).toBe(200)
    expect(Object.fromEntries(token.headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'x-request-id': 'token',
    })
    expect(token.headers.has('cache-control')).toBe(false)
    expect(token.headers.has('pragma')).toBe(false)
    expect(listEffects(tenant, 'token')).toEqual(['responseHeaders'])
    const read = async () => (await fetch(`${tenant.fhirBase}/Patient/amy-shaw`)).headers
    const [one, other] = [await read(), await read()]
    expect(one.get('x-request-id')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
    expect(one.get('x-request-id')).not.toBe(other.get('x-request-id'))
    expect(one.get('x-trace')).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/)
    expect((await authorize(tenant)).headers.get('cache-control')).toBe('max-age=5')
    const jwks = await fetch(`${tenant.issuer}/jwks`)
    expect(jwks.headers.get('x-frame-options')).toBe('DENY')
    expect(jwks.headers.get('x-trace')).toBeNull()
  })

  test('are those of the specification by default, and again when they are taken back', async () => {
    const tenant = createTenant({ responseHeaders: { token: { 'Cache-Control': null } } })
    const ask = async () => (await post(tenant, 'token', {})).headers.get('cache-control')
    expect(await ask()).toBeNull()
    tenant.tenant.change({ responseHeaders: {} })
    expect(await ask()).toBe('no-store')
    expect(listEffects(tenant, 'token')).toEqual([])
  })

  test.each([
    { all: { 'Content-Length': '5' } },
    { all: { 'bad name': 'x' } },
    { all: { name: 'line\r\nSet-Cookie: a=b' } },
    { everything: {} },
  ])('refuse %j', (responseHeaders) => {
    expect(optionsSchema.safeParse({ responseHeaders }).success).toBe(false)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'
import { findHeader, type Json, parseBody } from './service-reply.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('brands (F-297)', () => {
  test('returns 304 to a client without an ETag', async () => {
    const { received } = await struckRun(mock, 'brands-unusable')
    expect([received.status, received.body]).toEqual([304, ''])
  })

  test('returns the original response to a client with an ETag', async () => {
    const tenant = mock.createTenant('brands-asked')
    await tenant.arm('brands-unusable')
    const url = `${tenant.tenant.base}/brands/bundle.json`
    const headers = { 'If-None-Match': 'W/"old"' }
    expect((await fetch(url, { headers })).status).toBe(200)
  })

  test('returns two brands, each with its endpoint, and no identifier', async () => {
    const run = await struckRun(mock, 'brands-unusable', { is: 'two-brands' })
    const entries = parseBody(run).entry as { fullUrl: string; resource: Json }[]
    expect(entries.map(({ resource }) => resource.name)).toEqual([
      ...['Another clinic', 'FHIR R4', 'SMART mock', 'FHIR R4'],
    ])
    const urls = entries.map(({ fullUrl }) => fullUrl)
    expect(new Set(urls).size).toBe(4)
    for (const { resource } of entries) {
      const [endpoint] = (resource.endpoint ?? []) as { reference: string }[]
      if (endpoint) expect(urls).toContain(endpoint.reference)
    }
    const discovery = await (await fetch(`${run.tenant.fhirBase}/.well-known/smart-configuration`)).json()
    expect(discovery).not.toHaveProperty('user_access_brand_identifier')
    expect(discovery).toHaveProperty('user_access_brand_bundle')
  })

  test('returns no brand of that identifier, or an endpoint that returns 404', async () => {
    const run = await struckRun(mock, 'brands-unusable', { is: 'identifier-not-found' })
    const [brand] = parseBody(run).entry as { resource: { identifier: unknown } }[]
    expect(brand?.resource.identifier).toEqual([
      { system: 'urn:ietf:rfc:3986', value: 'https://example.org/another-brand' },
    ])
    const dead = await struckRun(mock, 'brands-unusable', { is: 'dead-endpoint' })
    const [, endpoint] = parseBody(dead).entry as { resource: { address: string } }[]
    expect((await fetch(`${endpoint?.resource.address}/metadata`)).status).toBe(404)
  })

  test('omits the ETag, the logo file, or names', async () => {
    expect(findHeader(await struckRun(mock, 'brands-odd'), 'etag')).toBeUndefined()
    const logo = await struckRun(mock, 'brands-odd', { is: 'broken-logo' })
    const [, url = ''] = /"brandLogo","valueUrl":"([^"]*)"/.exec(logo.received.body) ?? []
    expect((await fetch(url)).status).toBe(404)
    const nameless = parseBody(await struckRun(mock, 'brands-odd', { is: 'names-absent' }))
    for (const { resource } of nameless.entry as { resource: Json }[]) {
      expect(resource).not.toHaveProperty('name')
      expect(JSON.stringify(resource._name)).toContain('asked-declined')
    }
  })
})

describe('appContext (F-298)', () => {
  test.each([
    ['json', { view: 'growth-chart', from: '2024-01-01' }],
    ['garbage', undefined],
  ])('%s', async (is, value) => {
    const { appContext } = parseBody(await struckRun(mock, 'app-context-odd', { is }))
    if (value) expect(JSON.parse(String(appContext))).toEqual(value)
    else expect(() => JSON.parse(String(appContext))).toThrow()
  })

  test.each(['script', 'json', 'url'])('%s names the other host', async (poison) => {
    const run = await struckRun(mock, 'app-context-hostile', { with: poison })
    expect(parseBody(run).appContext).toContain(run.tenant.tenant.canary.base)
    expect(run.tenant.journal.count({ listener: 'canary' })).toBeGreaterThan(0)
  })
})

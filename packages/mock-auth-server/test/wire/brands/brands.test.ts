import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const discovery = async () =>
  (await (await fetch(`${mock.fhirBase}/.well-known/smart-configuration`)).json()) as {
    user_access_brand_bundle: string
    user_access_brand_identifier: fhir4.Identifier
  }

test('has one brand for every endpoint, found by the published identifier (S-147, S-149, S-150)', async () => {
  const { user_access_brand_bundle: url, user_access_brand_identifier: identifier } = await discovery()
  const response = await fetch(url, { headers: { origin: 'https://any.example' } })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const bundle = (await response.json()) as fhir4.Bundle<fhir4.FhirResource>
  expect(bundle).toMatchObject({ type: 'collection', timestamp: expect.any(String) })
  expect(bundle.meta?.lastUpdated).toBeTruthy()
  const resources = bundle.entry?.map(({ resource }) => resource) ?? []
  const brands = resources.filter((each) => each?.resourceType === 'Organization')
  const endpoints = resources.filter((each) => each?.resourceType === 'Endpoint')
  expect(
    brands.filter((brand) =>
      brand.identifier?.some((own: fhir4.Identifier) => sameIdentifier(own, identifier)),
    ),
  ).toHaveLength(1)
  expect(endpoints.map(({ address }) => address)).toEqual([mock.fhirBase])
  const named = brands[0]?.endpoint?.map(({ reference }) => reference)
  expect(named).toEqual(
    bundle.entry
      ?.filter(({ resource }) => resource?.resourceType === 'Endpoint')
      .map(({ fullUrl }) => fullUrl),
  )
  expect(JSON.stringify(brands[0]?.extension)).toContain(named?.[0])
  for (const endpoint of endpoints) {
    expect(endpoint.connectionType.code).toBe('hl7-fhir-rest')
    expect(endpoint.payloadType[0]?.coding?.[0]?.code).toBe('none')
    expect(endpoint.contact?.[0]).toMatchObject({ system: 'url' })
    expect(endpoint.extension?.[0]).toMatchObject({ valueCode: '4.0.1' })
  }
})

const sameIdentifier = (a: fhir4.Identifier, b: fhir4.Identifier) =>
  a.system === b.system && a.value === b.value

test('gives only permitted reasons for absent data (S-151)', async () => {
  const { user_access_brand_bundle: url } = await discovery()
  const reasons = [
    ...(await (await fetch(url)).text()).matchAll(/data-absent-reason","valueCode":"([^"]+)"/g),
  ]
  for (const [, reason] of reasons) expect(['asked-declined', 'asked-unknown']).toContain(reason)
})

test('returns 304 for a weak ETag (S-148)', async () => {
  const { user_access_brand_bundle: url } = await discovery()
  const etag = (await fetch(url)).headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\/"/)
  const again = await fetch(url, { headers: { 'if-none-match': `"x", ${etag}` } })
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
  expect((await fetch(url, { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200)
})

test('is missing before SMART 2.2', async () => {
  mock.tenant.change({ profileVersion: '2.1' })
  expect(await discovery()).not.toHaveProperty('user_access_brand_bundle')
  expect((await fetch(`${mock.fhirBase.replace(/fhir$/, 'brands/bundle.json')}`)).status).toBe(404)
  mock.reset()
})

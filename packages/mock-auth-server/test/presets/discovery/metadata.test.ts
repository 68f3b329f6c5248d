import { describe, expect, test } from 'vitest'
import type { UriExtension } from '../../../src/switches/discovery/change-oauth-uris.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()
const OAUTH_URIS = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'
const ALL = ['authorize', 'token', 'register', 'manage', 'introspect', 'revoke']

/** Returns the security extensions of the CapabilityStatement, each with the names of its URLs. */
async function readUris(tenant: MockTenant, headers: Record<string, string> = {}) {
  const response = await fetch(`${tenant.fhirBase}/metadata`, { headers })
  expect(response.status).toBe(200)
  const { rest } = (await response.json()) as { rest: [{ security: { extension?: UriExtension[] } }] }
  const uris = (rest[0].security.extension ?? []).map(({ url, extension = [] }) => [
    url,
    extension.map((each) => each.url),
  ])
  return { uris, vary: response.headers.get('vary') ?? '' }
}

describe('metadataOauthUris', () => {
  test.each([
    ['authorize-and-token', [[OAUTH_URIS, ['authorize', 'token']]]],
    [
      'malformed-first',
      [
        [OAUTH_URIS.replace('http://', 'http://DSTU2/'), ALL],
        [OAUTH_URIS, ALL],
      ],
    ],
    ['absent', []],
  ] as const)('%s', async (value, expected) => {
    const tenant = createTenant({ metadataOauthUris: value })
    expect((await readUris(tenant)).uris).toEqual(expected)
    expect(listEffects(tenant, 'metadata')).toEqual(['metadataOauthUris'])
    tenant.tenant.change({ metadataOauthUris: 'all' })
    expect((await readUris(tenant)).uris).toEqual([[OAUTH_URIS, ALL]])
    expect(listEffects(tenant, 'metadata')).toEqual([])
  })
})

describe('metadataClientHeader', () => {
  const options = { metadataOauthUris: 'authorize-and-token', metadataClientHeader: 'X-Client-ID' } as const

  test('shows a public client where instances register, and an unknown one nothing', async () => {
    const tenant = createTenant(options)
    const known = await readUris(tenant, { 'x-client-id': 'smart-client-public' })
    expect(known.uris).toEqual([[OAUTH_URIS, ['authorize', 'token', 'register']]])
    expect(known.vary).toContain('X-Client-ID')
    expect(listEffects(tenant, 'metadata')).toContain('metadataClientHeader')
    expect((await readUris(tenant, { 'x-client-id': 'nobody' })).uris).toEqual([])
    const { uris, vary } = await readUris(tenant)
    expect(uris).toEqual([[OAUTH_URIS, ['authorize', 'token']]])
    expect(vary).toContain('X-Client-ID')
  })

  test('none, the default, looks at no header', async () => {
    const tenant = createTenant(options)
    tenant.tenant.change({ metadataClientHeader: 'none' })
    const { uris, vary } = await readUris(tenant, { 'x-client-id': 'nobody' })
    expect(uris).toEqual([[OAUTH_URIS, ['authorize', 'token']]])
    expect(vary).not.toContain('X-Client-ID')
  })
})

import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()

const NAMES = {
  smart: 'smart-configuration',
  openid: 'openid-configuration',
  oauth: 'oauth-authorization-server',
} as const

/** Returns the places at which a document answers 200; without the switch, the FHIR API answers below its base. */
async function findPlaces(
  { tenant, fhirBase }: MockTenant,
  document: keyof typeof NAMES,
  atFhir = 404,
): Promise<string[]> {
  const { base, issuer } = tenant
  const bases = { 'fhir-base': fhirBase, root: base, auth: issuer, realm: `${base}/realms/smart` }
  const found: string[] = []
  for (const [place, url] of Object.entries(bases)) {
    const response = await fetch(`${url}/.well-known/${NAMES[document]}`)
    if (response.status === 200) found.push(place)
    else expect(response.status).toBe(place === 'fhir-base' ? atFhir : 404)
  }
  return found
}

describe('wellKnownPlaces', () => {
  test('by default, the FHIR base has smart-configuration and the issuer the others', async () => {
    const tenant = createTenant({})
    expect(await findPlaces(tenant, 'smart')).toEqual(['fhir-base'])
    expect(await findPlaces(tenant, 'openid', 401)).toEqual(['auth'])
    expect(await findPlaces(tenant, 'oauth', 401)).toEqual(['auth'])
  })

  test('put the same document at each place, and 404 elsewhere', async () => {
    const tenant = createTenant({
      wellKnownPlaces: { smart: ['root', 'fhir-base'], openid: ['root'], oauth: [] },
    })
    expect(await findPlaces(tenant, 'smart')).toEqual(['fhir-base', 'root'])
    expect(await findPlaces(tenant, 'openid')).toEqual(['root'])
    expect(await findPlaces(tenant, 'oauth')).toEqual([])
    const read = async (base: string) => (await fetch(`${base}/.well-known/smart-configuration`)).text()
    expect(await read(tenant.tenant.base)).toBe(await read(tenant.fhirBase))
  })

  test('count for the path that RFC 8414 inserts the well-known part before', async () => {
    const ask = async ({ fhirBase }: MockTenant) => {
      const { origin, pathname } = new URL(fhirBase)
      const response = await fetch(`${origin}/.well-known/oauth-authorization-server${pathname}`)
      return [response.status, response.headers.get('content-type')]
    }
    expect(await ask(createTenant({}))).toEqual([404, 'application/json'])
    const there = createTenant({ wellKnownPlaces: { oauth: ['issuer', 'fhir-base'] } })
    expect(await ask(there)).toEqual([200, 'application/json'])
  })

  test('follow the issuer', async () => {
    const tenant = createTenant({
      issuer: '{root}/realms/{realm}',
      wellKnownPlaces: { openid: ['issuer', 'fhir-base'], oauth: ['issuer'] },
    })
    expect(await findPlaces(tenant, 'openid')).toEqual(['fhir-base', 'realm'])
    expect(await findPlaces(tenant, 'oauth')).toEqual(['realm'])
  })

  test('may be none for smart-configuration, as at servers before SMART 1.1; the journal names the switch', async () => {
    const tenant = createTenant({ wellKnownPlaces: { smart: [] } })
    expect(await findPlaces(tenant, 'smart')).toEqual([])
    expect(listEffects(tenant, 'discovery')).toEqual(['wellKnownPlaces'])
    const head = await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`, { method: 'HEAD' })
    expect(head.status).toBe(404)
    tenant.tenant.change({ wellKnownPlaces: { smart: ['fhir-base'] } })
    expect(await findPlaces(tenant, 'smart')).toEqual(['fhir-base'])
  })
})

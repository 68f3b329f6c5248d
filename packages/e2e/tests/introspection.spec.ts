import { FAULTS, type MockTenant, variantsOf } from '@smart-mock/mock-auth-server/testing'
import { logInByOauth4webapi } from '../fixtures/log-in-by-oauth4webapi.ts'
import { AppStateClient } from '../fixtures/reference/app-state-client.ts'
import { BrandClient } from '../fixtures/reference/brand-client.ts'
import { ResourceServer } from '../fixtures/reference/resource-server.ts'
import { expect, test } from '../fixtures/test.ts'

/**
 * What the client app has no use for, against small clients that follow the specification: a resource server that
 * introspects (F-291, F-292), an app with app state (F-294 to F-296), one that shows brands (F-297).
 */
const PATIENT = 'lucas-labs'
const LIGHT = { theme: 'light' } as const
const DARK = { theme: 'dark' } as const

/** What each client came to, as its user sees it. */
type Client = (tenant: MockTenant) => Promise<readonly unknown[]>

const CLIENTS: Readonly<Record<'introspection' | 'app-state' | 'brands', Client>> = {
  introspection: async (tenant) => {
    const holder = await logIn(tenant, 'app')
    const gateway = new ResourceServer({
      fhirBase: tenant.fhirBase,
      token: await logIn(tenant, 'gateway'),
      clientId: 'app',
    })
    const statuses = [await gateway.read(`Patient/${PATIENT}`, holder), await gateway.read('Patient', holder)]
    if (statuses.some((status) => status >= 400)) say(tenant, `access denied: ${statuses}`)
    return statuses
  },
  'app-state': async (tenant) => {
    const client = new AppStateClient(tenant.fhirBase, await logIn(tenant, 'app'), PATIENT)
    const attempt = (theme: typeof LIGHT | typeof DARK) =>
      client.save(theme).catch(({ message }: Error) => say(tenant, message))
    const before = await client.load()
    await attempt(LIGHT)
    await attempt(DARK)
    return [before, await client.load()]
  },
  brands: async (tenant) => {
    const client = new BrandClient()
    const shown = [await client.brandOf(tenant.fhirBase), await client.brandOf(tenant.fhirBase)]
    const headers = { Authorization: `Bearer ${await logIn(tenant, 'app')}` }
    return [...shown, (await fetch(`${tenant.fhirBase}/Patient/${PATIENT}`, { headers })).status]
  },
}

const BRAND = { name: 'SMART mock', logo: 'none' }
const SITE = { name: 'https://example.org/smart-mock', logo: 'none' }
/** Without a fault. */
const HONEST = {
  introspection: [200, 200],
  'app-state': [undefined, DARK],
  brands: [BRAND, BRAND, 200],
} as const
/** What the user sees under a fault, by fault and variant, where it is something else than without one. */
const SEEN: Readonly<Record<string, readonly unknown[]>> = {
  'introspection-denied inactive': [401, 401],
  'introspection-denied 401': [401, 401],
  'introspection-denied 403': [401, 401],
  'introspection-denied 500': [503, 503],
  'introspection-not-credible active-string': [401, 401],
  'introspection-not-credible html': [401, 401],
  'introspection-not-credible other-client': [401, 401],
  'app-state-refused 403': [undefined, LIGHT],
  'app-state-refused 413': [undefined, LIGHT],
  'app-state-poisoned script': [undefined, undefined],
  'app-state-poisoned json-bomb': [undefined, undefined],
  'brands-odd names-absent': [SITE, SITE, 200],
  'brands-unusable not-modified': [undefined, undefined, 200],
  'brands-unusable identifier-not-found': [BRAND, BRAND, 200],
}

for (const [need, client] of Object.entries(CLIENTS) as [keyof typeof CLIENTS, Client][]) {
  test(`${need}: without a fault it works`, async ({ tenant }) => {
    expect(await client(tenant)).toEqual(HONEST[need])
  })

  // What speaks of the patient is for apps.
  const faults = FAULTS.filter(({ needs, ids }) => needs?.includes(need) && !ids.includes('F-299'))
  for (const fault of faults) {
    for (const params of variantsOf(fault)) {
      const variant = Object.values(params).join(' ')
      test(`${fault.name} ${variant}`, async ({ tenant }) => {
        const armed = await tenant.arm(fault.name, fault.params ? { params } : {})
        const seen = await client(tenant)
        tenant.observe({ kind: 'settled' })
        const { answer, says } = await armed.settledVerdict()
        expect(armed.struck).toBeGreaterThan(0)
        expect(`${answer}: ${says}`).toMatch(/^met/)
        expect(seen).toEqual(SEEN[`${fault.name} ${variant}`] ?? HONEST[need])
      })
    }
  }
}

async function logIn(tenant: MockTenant, clientId: string): Promise<string> {
  const redirectUri = 'http://localhost:9/callback'
  tenant.register({ clientId, name: clientId, type: 'public', redirectUris: [redirectUri], launchUris: [] })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: PATIENT })
  const scope = 'openid launch/patient patient/*.rs'
  const { response } = await logInByOauth4webapi({ base: tenant.fhirBase, clientId, redirectUri, scope })
  return response.access_token
}

function say(tenant: MockTenant, detail: string): void {
  tenant.observe({ kind: 'visible-error', detail })
}

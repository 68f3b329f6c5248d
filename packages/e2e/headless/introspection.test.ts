import { FAULTS, listVariants, type MockTenant } from 'smart-mock/testing'
import { logInByOauth4webapi } from '../fixtures/log-in-by-oauth4webapi.ts'
import { ResourceServer } from '../fixtures/reference/resource-server.ts'
import { test } from './test.ts'

/**
 * A small resource server that introspects and follows the specification, tested instead of an app (F-291,
 * F-292).
 */
const PATIENT = 'lucas-labs'

/** Returns the statuses that the holder of a token gets there. */
async function read(tenant: MockTenant): Promise<readonly number[]> {
  const holder = await logIn(tenant, 'app')
  const gateway = new ResourceServer({
    fhirBase: tenant.fhirBase,
    token: await logIn(tenant, 'gateway'),
    clientId: 'app',
  })
  const statuses = [await gateway.read(`Patient/${PATIENT}`, holder), await gateway.read('Patient', holder)]
  if (statuses.some((status) => status >= 400))
    tenant.observe({ kind: 'visible-error', detail: `access denied: ${statuses}` })
  return statuses
}

const HONEST = [200, 200]
/** Statuses by fault and variant, where they differ from those without a fault. */
const SEEN: Readonly<Record<string, readonly number[]>> = {
  'introspection-denied inactive': [401, 401],
  'introspection-denied 401': [401, 401],
  'introspection-denied 403': [401, 401],
  'introspection-denied 500': [503, 503],
  'introspection-not-credible active-string': [401, 401],
  'introspection-not-credible html': [401, 401],
  'introspection-not-credible other-client': [401, 401],
}

test('without a fault it works', async ({ tenant, expect }) => {
  expect(await read(tenant)).toEqual(HONEST)
})

// What speaks of the patient is for apps.
const faults = FAULTS.filter(
  ({ prerequisites, catalogueIds }) =>
    prerequisites?.includes('introspection') && !catalogueIds.includes('F-299'),
)
for (const fault of faults) {
  for (const params of listVariants(fault)) {
    const variant = Object.values(params).join(' ')
    test(`${fault.name} ${variant}`, async ({ tenant, expect }) => {
      const armed = await tenant.arm(fault.name, fault.params ? { params } : {})
      const seen = await read(tenant)
      tenant.observe({ kind: 'settled' })
      const { outcome, reason } = await armed.waitForVerdict()
      expect(armed.strikeCount).toBeGreaterThan(0)
      expect(`${outcome}: ${reason}`).toMatch(/^met/)
      expect(seen).toEqual(SEEN[`${fault.name} ${variant}`] ?? HONEST)
    })
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

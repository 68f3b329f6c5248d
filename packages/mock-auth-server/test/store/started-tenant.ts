import { bearer, obtainTokens, type Tokens } from '../support/handshake.ts'
import type { Sandbox } from './sandbox.ts'
import { type Answer, ask, control, getSiteTenant, type SiteTenant } from './site.ts'
import { startMocks } from './start-sandbox.ts'

/** Options of a tenant in which nobody has to approve. */
export const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }
const OBSERVATION = JSON.stringify({
  ...{ resourceType: 'Observation', status: 'final', code: { text: 't' } },
  subject: { reference: 'Patient/amy-shaw' },
})

/** A tenant of one mock over a store, and tokens that may read and write its data. */
export interface StartedTenant {
  readonly sandbox: Sandbox
  readonly tenant: SiteTenant
  readonly tokens: Tokens
}

/** Starts a mock over a store, with a tenant in which a client has logged in. */
export async function startTenant(store: string): Promise<StartedTenant> {
  const sandbox = await startMocks(1, store)
  await control(sandbox, 'POST', '/tenants', { name: 'there', options: APPROVED })
  const tenant = getSiteTenant(sandbox, 'there')
  const tokens = await obtainTokens(tenant, { scope: 'launch/patient offline_access patient/*.cruds' })
  return { sandbox, tenant, tokens }
}

/** Reads a resource of the tenant: its patient, when none is named. */
export function readData({ tenant, tokens }: StartedTenant, path = 'Patient/amy-shaw'): Promise<Answer> {
  return ask(`${tenant.fhirBase}/${path}`, 'GET', undefined, bearer(tokens.access_token))
}

/** Creates an Observation in the tenant. */
export function writeData({ tenant, tokens }: StartedTenant): Promise<Answer> {
  return ask(`${tenant.fhirBase}/Observation`, 'POST', OBSERVATION, {
    ...bearer(tokens.access_token),
    'content-type': 'application/fhir+json',
  })
}

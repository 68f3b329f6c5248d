import { createSampleClients } from '../exchange/tenants/create-sample-clients.ts'
import { Tenants } from '../exchange/tenants/tenants.ts'
import type { TenantsSettings } from '../exchange/tenants/tenants-settings.ts'
import type { MockSettings } from './mock-settings.ts'

/** The tenants of a mock, with the sample registrations beside those that were given. */
export function createTenants(
  settings: MockSettings,
  found: Pick<TenantsSettings, 'publicUrl' | 'canaryUrl' | 'openSide'>,
): Tenants {
  const { clientOrigin = 'http://localhost:4020', clients = [], ...others } = settings
  return new Tenants({
    ...others,
    ...found,
    clients: [...createSampleClients(clientOrigin), ...clients],
  })
}

import { createSampleClients } from '../exchange/tenants/create-sample-clients.ts'
import { withRequestedPreset } from '../exchange/tenants/preset-request.ts'
import { Tenants } from '../exchange/tenants/tenants.ts'
import type { TenantsSettings } from '../exchange/tenants/tenants-settings.ts'
import type { MockSettings } from './mock-settings.ts'

/** Creates the tenants of a mock, with the sample registrations beside the configured ones. */
export function createTenants(
  settings: MockSettings,
  found: Pick<TenantsSettings, 'publicUrl' | 'canaryUrl' | 'openSide' | 'isLocal' | 'store'>,
): Tenants {
  const { clientOrigin = 'http://localhost:4020', clients = [], options = {}, store: _, ...others } = settings
  return new Tenants({
    ...others,
    ...found,
    options: withRequestedPreset(options, settings),
    clients: [...createSampleClients(clientOrigin), ...clients],
  })
}

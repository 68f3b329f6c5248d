import type { ConformanceReport } from '@smart-mock/client/conformance'
import type { OptionSettings } from 'smart-mock/preset-trials'
import { runServer } from '../run-counterpart.ts'
import type { ServersUnderTest } from '../set-ups.ts'

export type Case = ConformanceReport['cases'][number]

/** The cases of a run, by id. */
export type CasesById = ReadonlyMap<string, Case>

/** A patient: some presets let users see a patient in context only if they are that patient. */
const APPROVAL = { user: 'Patient/lucas-labs', patient: 'lucas-labs' }

/** Runs all cases at a mock with these options, with a client of every type. */
export async function runKit(servers: ServersUnderTest, options: OptionSettings): Promise<CasesById> {
  const server = await servers.create('ehr')
  const { tenant, config } = server
  tenant.tenant.change({ autoApprove: APPROVAL, ...options })
  const asymmetric = { clientId: 'conformance-keys' }
  const clients = config.clients === 'register' ? {} : config.clients
  try {
    const { cases } = await runServer({
      ...server,
      config: { ...config, clients: { ...clients, asymmetric } },
    })
    return new Map(cases.map((each) => [each.id, each]))
  } finally {
    tenant.delete()
    server.second.delete()
  }
}

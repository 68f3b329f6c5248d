import { UsageError } from '@smart-mock/cli-kit'
import type { FaultSettings } from '../../core/declare/fault-settings.ts'
import type { HostedTenant } from '../../exchange/route.ts'
import { reserveTenant } from '../../exchange/tenants/shared/reserve-tenant.ts'
import { settleTenants } from '../../exchange/tenants/shared/settle-tenants.ts'
import { TenantReserved } from '../../exchange/tenants/shared/tenant-store.ts'
import { TenantExistsError } from '../../exchange/tenants/tenant-error.ts'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import { toClient } from '../../options/to-client.ts'
import { toOptions } from '../../options/to-options.ts'
import type { Config } from '../config-schema.ts'

type Faults = readonly (string | FaultSettings)[]

/** Creates the tenants and arms the configured faults; throws `UsageError` when it cannot. */
export async function createTenantsAndFaults(
  server: MockServer,
  faults: Faults,
  tenants: Config['tenants'] = {},
): Promise<void> {
  if (server.isNew) await armAll(server, DEFAULT_TENANT, faults)
  for (const [name, config] of Object.entries(tenants)) {
    const { options = {}, clients = [], faults: own = [], allow = {}, seed } = config
    await named(`tenant ${name}`, 'TenantError', async () => {
      const isNew = await createNew(server, name, () =>
        server.tenants.create(name, {
          options: toOptions(options),
          allow,
          clients: [...server.tenants.commonClients, ...clients.map(toClient)],
          ...(seed === undefined ? {} : { seed }),
        }),
      )
      if (isNew) await armAll(server, name, own)
    })
  }
  await settleTenants(server.tenants)
}

/** Creates a tenant; returns `false` when a store has it already, with the faults that were armed then. */
async function createNew({ tenants }: MockServer, name: string, make: () => HostedTenant): Promise<boolean> {
  try {
    await reserveTenant(tenants, name, make)
    return true
  } catch (error) {
    if (error instanceof TenantReserved) return false
    if (tenants.shared && error instanceof TenantExistsError) return false
    throw error
  }
}

async function armAll(server: MockServer, name: string, faults: Faults): Promise<void> {
  const tenant = server.tenants.get(name)?.tenant
  if (faults.length === 0 || !tenant) return
  const [{ arm }, { parseFaultSettings: parseArming }] = await Promise.all([
    import('../../exchange/arm.ts'),
    import('../../exchange/parse-fault-settings.ts'),
  ])
  const where = name === DEFAULT_TENANT ? '--fault' : `tenant ${name}: faults`
  for (const fault of faults) {
    await named(where, 'ArmingError', async () => {
      await arm(tenant, typeof fault === 'string' ? await parseArming(fault) : fault)
    })
  }
}

/** Adds the location to an error. */
async function named(where: string, name: string, work: () => void | Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Error && error.name === name) throw new UsageError(`${where}: ${error.message}`)
    throw error
  }
}

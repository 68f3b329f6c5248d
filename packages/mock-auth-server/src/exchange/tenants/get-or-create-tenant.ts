import type { HostedTenant } from '../route.ts'
import { reserveTenant } from './shared/reserve-tenant.ts'
import { TenantReserved } from './shared/tenant-store.ts'
import { TenantExistsError } from './tenant-error.ts'
import type { Tenants } from './tenants.ts'

const waiting = new WeakMap<Tenants, Map<string, Promise<HostedTenant>>>()

/** Returns the tenant of a link by its name and creates it on first use; concurrent first calls share one tenant. */
export async function getOrCreateTenant(
  tenants: Tenants,
  name: string,
  isCrossSite: boolean,
  make: () => Promise<HostedTenant>,
): Promise<HostedTenant> {
  const pending = waiting.get(tenants) ?? new Map<string, Promise<HostedTenant>>()
  waiting.set(tenants, pending)
  // Until this process is alive again, another one may have taken over what is here.
  if (tenants.shared && !tenants.shared.store.isAvailable) await tenants.shared.store.revive()
  // While it is pending it may be there already, and its faults not yet armed.
  const found = pending.get(name) ?? tenants.get(name)
  if (found) return recordUse(tenants, name, isCrossSite, found)
  const made = tenants.shared ? openOrMake(tenants, name, make) : make()
  pending.set(name, made)
  return recordUse(
    tenants,
    name,
    isCrossSite,
    made.finally(() => pending.delete(name)),
  )
}

async function recordUse(
  tenants: Tenants,
  name: string,
  isCrossSite: boolean,
  found: HostedTenant | Promise<HostedTenant>,
): Promise<HostedTenant> {
  const hosted = await found
  tenants.useLink(name, isCrossSite)
  return hosted
}

/** Opens the tenant of a link where a store has it, and makes it otherwise. */
async function openOrMake(
  tenants: Tenants,
  name: string,
  make: () => Promise<HostedTenant>,
): Promise<HostedTenant> {
  const found = await tenants.open(name)
  if (found) return found
  try {
    return await reserveTenant(tenants, name, make)
  } catch (error) {
    // Another process created it meanwhile, or is about to, and serves it.
    const isElsewhere = error instanceof TenantExistsError || error instanceof TenantReserved
    const opened = isElsewhere ? await tenants.open(name) : undefined
    if (opened) return opened
    throw error
  }
}

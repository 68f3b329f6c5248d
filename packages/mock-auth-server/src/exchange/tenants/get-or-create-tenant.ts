import type { HostedTenant } from '../route.ts'
import type { Tenants } from './tenants.ts'

const waiting = new WeakMap<Tenants, Map<string, Promise<HostedTenant>>>()

/** Returns the tenant with this name and creates it on first use; concurrent first calls share one tenant. */
export async function getOrCreateTenant(
  tenants: Tenants,
  name: string,
  make: () => Promise<HostedTenant>,
): Promise<HostedTenant> {
  const pending = waiting.get(tenants) ?? new Map<string, Promise<HostedTenant>>()
  waiting.set(tenants, pending)
  // While it is pending it may be there already, and its faults not yet armed.
  const found = pending.get(name) ?? tenants.get(name)
  if (found) return found
  const made = make()
  pending.set(name, made)
  return made.finally(() => pending.delete(name))
}

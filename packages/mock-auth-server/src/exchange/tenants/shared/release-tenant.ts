import type { Tenants } from '../tenants.ts'

/**
 * Gives a tenant up where several processes share a store, so that the one serves it to which its own path leads: a load
 * balancer sends requests that create tenants elsewhere. Does nothing while somebody waits for the tenant.
 */
export async function releaseTenant(tenants: Tenants, name: string): Promise<void> {
  const hosted = tenants.get(name)
  if (tenants.shared && hosted?.recorder && hosted.tenant.journal.isIdle)
    await tenants.shared.release(name, hosted.recorder)
}

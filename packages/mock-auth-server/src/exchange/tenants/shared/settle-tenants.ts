import type { HostedTenant } from '../../route.ts'
import type { Tenants } from '../tenants.ts'
import { releaseTenant } from './release-tenant.ts'

/** Resolves when all changes of all tenants are durable. Rejects with `StoreError`. */
export async function settleTenants(tenants: Tenants): Promise<void> {
  if (!tenants.shared) return
  await Promise.all(tenants.all().map(({ recorder }) => recorder?.flush()))
  await tenants.shared.settle()
}

/**
 * Resolves when all changes of a tenant are durable, those that a failed write took along too, and what was ending has
 * ended. Rejects with `StoreError`.
 */
export async function settleTenant({ shared }: Tenants, hosted: HostedTenant | undefined): Promise<void> {
  if (!shared) return
  await hosted?.recorder?.flush()
  await shared.settle()
}

/** Gives those tenants up for which nobody waits, so that other processes serve them at once. */
export async function releaseIdleTenants(tenants: Tenants): Promise<void> {
  await Promise.all(tenants.all().map(({ tenant }) => releaseTenant(tenants, tenant.name)))
}

/** Opens no tenant any longer, and gives those up at once for which nobody waits: the others may take a while to end. */
export async function stopOpening(tenants: Tenants): Promise<void> {
  tenants.shared?.stop()
  await releaseIdleTenants(tenants)
}

/** Gives all tenants up, so that another process or a later one continues at once. Rejects with `StoreError`. */
export async function releaseTenants(tenants: Tenants): Promise<void> {
  await Promise.all(tenants.all().map(({ recorder }) => recorder?.release()))
  await tenants.shared?.settle()
}

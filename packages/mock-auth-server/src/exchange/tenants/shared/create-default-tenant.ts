import { TenantExistsError } from '../tenant-error.ts'
import { DEFAULT_TENANT, type Tenants } from '../tenants.ts'
import { reserveTenant } from './reserve-tenant.ts'
import { TenantReserved } from './tenant-store.ts'

/**
 * Creates the default tenant unless a store has it; returns `false` when it does. Rejects with `TenantError` or
 * `StoreError`.
 */
export async function createDefaultTenant(tenants: Tenants): Promise<boolean> {
  if (!tenants.shared) return true
  try {
    await reserveTenant(tenants, DEFAULT_TENANT, () => tenants.create(DEFAULT_TENANT))
    return true
  } catch (error) {
    if (error instanceof TenantExistsError || error instanceof TenantReserved) return false
    throw error
  }
}

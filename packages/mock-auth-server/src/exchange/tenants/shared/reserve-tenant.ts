import type { HostedTenant } from '../../route.ts'
import type { Tenants } from '../tenants.ts'

/** Reserves the name of a new tenant while it is made. Rejects with `TenantError` or `StoreError`. */
export async function reserveTenant(
  tenants: Tenants,
  name: string,
  make: () => HostedTenant | Promise<HostedTenant>,
): Promise<HostedTenant> {
  return tenants.shared && !tenants.get(name) ? tenants.shared.reserve(name, make) : make()
}

import type { Tenants } from '../tenants.ts'

/** Reserves the name of a new tenant while it is made. Rejects with `TenantError` or `StoreError`. */
export async function reserveTenant<Made>(
  tenants: Tenants,
  name: string,
  make: () => Made | Promise<Made>,
): Promise<Made> {
  return tenants.shared && !tenants.get(name) ? tenants.shared.reserve(name, make) : make()
}

import type { Tenants } from '../tenants.ts'

/** Resolves when all changes of all tenants are durable. Rejects with `StoreError`. */
export async function settleTenants(tenants: Tenants): Promise<void> {
  if (!tenants.shared) return
  await Promise.all(tenants.all().map(({ recorder }) => recorder?.flush()))
  await tenants.shared.settle()
}

/** Gives all tenants up, so that another process or a later one continues at once. Rejects with `StoreError`. */
export async function releaseTenants(tenants: Tenants): Promise<void> {
  await Promise.all(tenants.all().map(({ recorder }) => recorder?.release()))
  await tenants.shared?.settle()
}

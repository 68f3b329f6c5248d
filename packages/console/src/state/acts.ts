import type { Act } from '@smart-mock/mock-auth-server/control'
import { call } from '../api/call.ts'
import type { Tenant } from '../api/types.ts'
import { announce } from './announcement.ts'
import { attempt } from './problem.ts'
import { chooseTenant, keepTenant, loadTenants, tenantName, tenantPath } from './tenant.ts'

/** Does something to the tenant and says that it was done. */
export async function act(wanted: Act, says: string): Promise<void> {
  const done = await attempt(async () => {
    await call('POST', tenantPath('/acts'), wanted)
    await loadTenants()
  })
  if (done) announce(says)
}

export async function resetTenant(): Promise<void> {
  const done = await attempt(async () => keepTenant(await call<Tenant>('POST', tenantPath('/reset'))))
  if (done) announce('The tenant is as it was at the start')
}

/** Makes a tenant and goes to it; `true` when it was made. */
export function createTenant(name: string): Promise<boolean> {
  return attempt(async () => {
    const made = await call<Tenant>('POST', '/tenants', name === '' ? {} : { name })
    keepTenant(made)
    chooseTenant(made.name)
  })
}

export function deleteTenant(): Promise<boolean> {
  return attempt(async () => {
    const name = tenantName.peek()
    await call('DELETE', tenantPath())
    await loadTenants()
    announce(`The tenant ${name} is gone`)
  })
}

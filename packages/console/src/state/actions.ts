import type { TenantAction } from '@smart-mock/mock-auth-server/control'
import { announce } from '@smart-mock/page-kit'
import { callControlApi } from '../api/call-control-api.ts'
import type { Tenant } from '../api/types.ts'
import { tryAction } from './problem.ts'
import { buildTenantPath, chooseTenant, loadTenants, replaceTenant, tenantName } from './tenant.ts'

/** Does something to the tenant and says that it was done. */
export async function performAction(wanted: TenantAction, says: string): Promise<void> {
  const done = await tryAction(async () => {
    await callControlApi('POST', buildTenantPath('/acts'), wanted)
    await loadTenants()
  })
  if (done) announce(says)
}

export async function resetTenant(): Promise<void> {
  const done = await tryAction(async () =>
    replaceTenant(await callControlApi<Tenant>('POST', buildTenantPath('/reset'))),
  )
  if (done) announce('Tenant reset')
}

/** Makes a tenant and goes to it; `true` when it was made. */
export function createTenant(name: string): Promise<boolean> {
  return tryAction(async () => {
    const made = await callControlApi<Tenant>('POST', '/tenants', name === '' ? {} : { name })
    replaceTenant(made)
    chooseTenant(made.name)
  })
}

export function deleteTenant(): Promise<boolean> {
  return tryAction(async () => {
    const name = tenantName.peek()
    await callControlApi('DELETE', buildTenantPath())
    await loadTenants()
    announce(`The tenant ${name} was deleted`)
  })
}

import { announce } from '@smart-mock/page-kit'
import type { TenantAction } from 'smart-mock/control'
import { callControlApi } from '../api/call-control-api.ts'
import type { Tenant } from '../api/types.ts'
import { tryAction } from './problem.ts'
import { buildTenantPath, chooseTenant, loadTenants, replaceTenant, tenantName } from './tenant.ts'

/** Performs an action on the tenant and announces it. */
export async function performAction(wanted: TenantAction, says: string): Promise<void> {
  const done = await tryAction(async () => {
    await callControlApi('POST', buildTenantPath('/actions'), wanted)
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

/** Creates a tenant and selects it; returns `true` when it was created. */
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

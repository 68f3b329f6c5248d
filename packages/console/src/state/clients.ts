import { signal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import { callControlApi } from '../api/call-control-api.ts'
import type { Client } from '../api/types.ts'
import { tryAction, tryLoad } from './problem.ts'
import { buildTenantPath } from './tenant.ts'

export const clients = signal<readonly Client[]>([])

export async function loadClients(): Promise<void> {
  clients.value = (await callControlApi<{ clients: Client[] }>('GET', buildTenantPath('/clients'))).clients
}

/** Registers a client; `true` when it was taken. */
export async function registerClient(client: Record<string, unknown>): Promise<boolean> {
  const done = await tryAction(() => callControlApi('POST', buildTenantPath('/clients'), client))
  if (done) announce(`Registered ${client.clientId}`)
  if (done) await tryLoad(loadClients)
  return done
}

export async function changeClient(id: string, changes: Record<string, unknown>): Promise<boolean> {
  const done = await tryAction(() =>
    callControlApi('PATCH', buildTenantPath(`/clients/${encodeURIComponent(id)}`), changes),
  )
  if (done) announce(`Changed ${id}`)
  if (done) await tryLoad(loadClients)
  return done
}

export async function unregisterClient(id: string): Promise<void> {
  const done = await tryAction(() =>
    callControlApi('DELETE', buildTenantPath(`/clients/${encodeURIComponent(id)}`)),
  )
  if (done) announce(`${id} is no longer registered`)
  if (done) await tryLoad(loadClients)
}

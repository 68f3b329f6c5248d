import { signal } from '@preact/signals'
import { call } from '../api/call.ts'
import type { Client } from '../api/types.ts'
import { announce } from './announcement.ts'
import { attempt, read } from './problem.ts'
import { tenantPath } from './tenant.ts'

export const clients = signal<readonly Client[]>([])

export async function loadClients(): Promise<void> {
  clients.value = (await call<{ clients: Client[] }>('GET', tenantPath('/clients'))).clients
}

/** Registers a client; `true` when it was taken. */
export async function register(client: Record<string, unknown>): Promise<boolean> {
  const done = await attempt(() => call('POST', tenantPath('/clients'), client))
  if (done) announce(`Registered ${client.clientId}`)
  if (done) await read(loadClients)
  return done
}

export async function changeClient(id: string, changes: Record<string, unknown>): Promise<boolean> {
  const done = await attempt(() => call('PATCH', tenantPath(`/clients/${encodeURIComponent(id)}`), changes))
  if (done) announce(`Changed ${id}`)
  if (done) await read(loadClients)
  return done
}

export async function unregister(id: string): Promise<void> {
  const done = await attempt(() => call('DELETE', tenantPath(`/clients/${encodeURIComponent(id)}`)))
  if (done) announce(`${id} is no longer registered`)
  if (done) await read(loadClients)
}

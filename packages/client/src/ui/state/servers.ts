import { computed, signal } from '@preact/signals'
import type { ServerEntry, Verdict } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { createPreference } from './create-preference.ts'

export const servers = signal<ServerEntry[] | undefined>()
export const serversProblem = signal<Verdict | undefined>()
export const selectedServerId = createPreference('server', '')

export const selectedServer = computed(
  () => servers.value?.find(({ id }) => id === selectedServerId.value) ?? servers.value?.[0],
)

export async function loadServers(): Promise<void> {
  const list = await callApi('GET /api/servers')
  servers.value = list.servers
  serversProblem.value = list.problem
}

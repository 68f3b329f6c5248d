import { computed, effect, signal } from '@preact/signals'
import type { DiscoveryReport, Exchange } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { selectedRun } from './runs/runs.ts'
import { selectedServer } from './servers.ts'

/** A report; one made outside a run includes its exchanges. */
type Report = DiscoveryReport & { exchanges?: Exchange[] }

const reports = signal<ReadonlyMap<string, Report>>(new Map())

/** The newest discovery report of the selected server. */
export const discovery = computed(() => reports.value.get(selectedServer.value?.id ?? ''))

/** Runs discovery outside any run. */
export async function discoverNow(serverId: string): Promise<void> {
  keep(serverId, await callApi('POST /api/servers/:id/discovery', { id: serverId }))
}

/** Shows the discovery of a run once it is done. */
const discoveredRun = computed(() => {
  const run = selectedRun.value
  const done = run?.steps.some(({ kind, state }) => kind === 'endpoints' && state === 'done')
  return run && done ? `${run.serverId} ${run.id}` : undefined
})

effect(() => {
  const [serverId, id] = discoveredRun.value?.split(' ') ?? []
  if (!serverId || !id) return
  callApi('GET /api/runs/:id/discovery', { id })
    .then((report) => keep(serverId, report))
    .catch(() => undefined)
})

function keep(serverId: string, report: Report): void {
  reports.value = new Map(reports.value).set(serverId, report)
}

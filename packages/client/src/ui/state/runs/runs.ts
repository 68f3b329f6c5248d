import { computed, signal } from '@preact/signals'
import type { Run, RunSummary } from '../../../model/api.ts'
import { callApi } from '../../api/call-api.ts'
import { applyBufferedEvents } from '../events/recent-events.ts'
import { runOfAddress, writeRunToAddress } from '../navigation.ts'
import { selectedServer, selectedServerId } from '../servers.ts'

/** All runs of this browser session, newest first. */
export const runSummaries = signal<RunSummary[]>([])
/** The run that is shown, whole. */
export const selectedRun = signal<Run | undefined>()
/** Set when the address names a run that is not there. */
export const missingRun = signal<string | undefined>()

/** Counts changes of the tokens per run, so that views know when to fetch them again. */
export const tokensChanged = signal(0)

export const isRunOpen = computed(() => {
  const state = selectedRun.value?.state
  return state !== undefined && !['active', 'ended', 'failed', 'cancelled'].includes(state)
})

export async function loadRuns(): Promise<void> {
  runSummaries.value = (await callApi('GET /api/runs')).toSorted((a, b) => b.number - a.number)
  const wanted = selectedRun.value?.id ?? runOfAddress ?? newestOfServer()
  if (wanted) await selectRun(wanted)
}

export async function selectRun(runId: string): Promise<void> {
  const run = await callApi('GET /api/runs/:id', { id: runId }).catch(() => undefined)
  showRun(run)
  if (!run) missingRun.value = runId
}

export function showRun(run: Run | undefined): void {
  missingRun.value = undefined
  selectedRun.value = run && applyBufferedEvents(run)
  writeRunToAddress(run?.id)
  if (run) selectedServerId.value = run.serverId
}

/** Selects a server and shows its newest run, if it has one. */
export async function selectServer(serverId: string): Promise<void> {
  selectedServerId.value = serverId
  const runId = newestOfServer()
  if (runId) await selectRun(runId)
  else showRun(undefined)
}

function newestOfServer(): string | undefined {
  return runSummaries.value.find(({ serverId }) => serverId === selectedServer.value?.id)?.id
}

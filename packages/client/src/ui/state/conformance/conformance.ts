import { signal } from '@preact/signals'
import type { ConformancePlan, ConformanceRun, ConformanceSummary } from '../../../model/api.ts'
import { callApi } from '../../api/call-api.ts'
import { createAttempt } from '../attempt.ts'
import { applyRecentEvents } from '../events/recent-events.ts'
import { applyConformanceEvent } from './apply-conformance-event.ts'

/** Conformance runs of this browser session, newest first; `undefined` until they are known. */
export const conformanceRuns = signal<readonly ConformanceSummary[] | undefined>()
/** The conformance run that is shown, whole. */
export const conformanceRun = signal<ConformanceRun | undefined>()
/** The plan of a run at the server, while none is shown. */
export const conformancePlan = signal<ConformancePlan | undefined>()

export const conformanceAttempt = createAttempt()

/** Fetches the runs, and the shown one again. */
export async function loadConformance(): Promise<void> {
  const runs = await callApi('GET /api/conformance')
  conformanceRuns.value = runs.toSorted((a, b) => b.number - a.number)
  const shown = conformanceRun.peek()
  if (shown) await selectConformance(shown.id)
}

export async function selectConformance(id: string): Promise<void> {
  showConformance(await callApi('GET /api/conformance/:id', { id }).catch(() => undefined))
}

export function showConformance(run: ConformanceRun | undefined): void {
  conformanceRun.value = run && applyRecentEvents(run, applyConformanceEvent)
}

/** Shows the newest run at a server, or what a run there would do. */
export async function openConformance(serverId: string): Promise<void> {
  if (conformanceRun.peek()?.serverId === serverId) return
  const newest = conformanceRuns.peek()?.find((run) => run.serverId === serverId)
  if (newest) return selectConformance(newest.id)
  showConformance(undefined)
  if (conformancePlan.peek()?.serverId === serverId) return
  conformancePlan.value = undefined
  const plan = await conformanceAttempt.run('smart-configuration', () =>
    callApi('GET /api/servers/:id/conformance', { id: serverId }),
  )
  if (plan) conformancePlan.value = plan
}

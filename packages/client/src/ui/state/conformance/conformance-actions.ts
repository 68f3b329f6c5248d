import { signal } from '@preact/signals'
import type { Consent, SmartVersion } from '../../../model/api.ts'
import { callApi } from '../../api/call-api.ts'
import { createPreference } from '../create-preference.ts'
import { conformanceAttempt, conformanceRun, conformanceRuns, showConformance } from './conformance.ts'

/** The version of SMART that the next run holds a server to. */
export const chosenVersion = createPreference<SmartVersion>('conformance.version', '2.2')
/** Changes at the server that the next run may make; not stored, so that each is a decision of its own. */
export const chosenConsents = signal<readonly Consent[]>([])

/** Starts a run at a server, whose outcomes arrive as events. */
export async function startConformance(serverId: string, withLogins: boolean): Promise<void> {
  const run = await conformanceAttempt.run('the server', () =>
    callApi('POST /api/conformance', {
      body: { serverId, withLogins, smartVersion: chosenVersion.value, allow: [...chosenConsents.value] },
    }),
  )
  if (!run) return
  conformanceRuns.value = [run, ...(conformanceRuns.value ?? []).filter(({ id }) => id !== run.id)]
  showConformance(run)
}

export async function runAgain(caseIds: string[]): Promise<void> {
  const id = conformanceRun.peek()?.id
  if (!id) return
  await conformanceAttempt.run('the server', () =>
    callApi('POST /api/conformance/:id/cases', { id, body: { caseIds } }),
  )
}

/** Says that the server stopped at a page of its own instead of ending the login. */
export async function cancelLogin(id: string): Promise<void> {
  await conformanceAttempt.run('the run', () => callApi('POST /api/conformance/:id/login/cancel', { id }))
}

export async function stopConformance(id: string): Promise<void> {
  await conformanceAttempt.run('the run to stop', () => callApi('POST /api/conformance/:id/stop', { id }))
}

export async function deleteConformance(id: string): Promise<void> {
  await callApi('DELETE /api/conformance/:id', { id }).catch(() => undefined)
}

import { computed, signal } from '@preact/signals'
import type { CertificationName, Readiness, ReadinessStep, StepOutcome } from '../../../model/api.ts'
import { callApi } from '../../api/call-api.ts'
import { createAttempt } from '../attempt.ts'

/** The readiness that a run shows for each certification that admits its version; `undefined` until it is known. */
const readinessOfRun = signal<{ runId: string; list: readonly Readiness[] } | undefined>()

export const readinessAttempt = createAttempt()
/** The certification whose steps are shown; empty for none. */
export const chosenCertification = signal<CertificationName | ''>('')
/** The outcome of the steps that are shown; empty for all. */
export const stepFilter = signal<StepOutcome | ''>('')

/** Returns what a run shows, or `undefined` until that is known. */
export function findReadiness(runId: string): readonly Readiness[] | undefined {
  return readinessOfRun.value?.runId === runId ? readinessOfRun.value.list : undefined
}

export const chosenReadiness = computed((): Readiness | undefined =>
  readinessOfRun.value?.list.find(({ certification }) => certification === chosenCertification.value),
)

export const shownSteps = computed((): readonly ReadinessStep[] =>
  (chosenReadiness.value?.steps ?? []).filter(
    ({ outcome }) => stepFilter.value === '' || outcome === stepFilter.value,
  ),
)

/** Fetches what a run shows that is over. */
export async function loadReadiness(runId: string): Promise<void> {
  const list = await readinessAttempt.run('readiness', () =>
    callApi('GET /api/conformance/:id/readiness', { id: runId }),
  )
  if (list) readinessOfRun.value = { runId, list }
}

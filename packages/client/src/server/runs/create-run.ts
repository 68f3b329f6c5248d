import type { Run } from '../../model/api.ts'
import { type Plan, sendsFromBrowser } from '../../smart/run/plan.ts'

/** Creates a run without steps. */
export function createRun(
  known: Pick<Run, 'id' | 'number' | 'serverId' | 'serverName' | 'startedAt'>,
  plan: Plan,
): Run {
  return {
    ...known,
    fhirBase: plan.fhirBase,
    mode: plan.mode,
    state: 'preparing',
    counts: { ok: 0, info: 0, warning: 0, error: 0 },
    experiments: plan.experiments.map(({ name }) => name),
    requestsFrom: sendsFromBrowser(plan) ? 'browser' : 'server',
    pageRequests: [],
    steps: [],
    exchanges: [],
    findings: [],
  }
}

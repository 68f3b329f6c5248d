import type { Run } from '../../model/api.ts'
import { asksFromBrowser, type Plan } from '../../smart/run/plan.ts'

/** A run of which nothing has happened yet. */
export function newRun(
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
    requestsFrom: asksFromBrowser(plan) ? 'browser' : 'server',
    pageRequests: [],
    steps: [],
    exchanges: [],
    findings: [],
  }
}

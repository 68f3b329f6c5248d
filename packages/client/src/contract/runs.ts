import { z } from 'zod'
import type { DiscoveryReport } from '../model/discovery-report.ts'
import type { Run, RunSummary } from '../model/run.ts'
import { defineResponse, defineRoute } from './define-route.ts'

const place = z.enum(['iframe', 'tab', 'popup', 'page'])

const startSchema = z.strictObject({
  serverId: z.string(),
  /** The entry's launchMode by default. An `ehr` run starts at /launch and cannot be started here. */
  mode: z.enum(['standalone', 'backend']).optional(),
  /** Names of experiments to enable for this run. */
  experiments: z.array(z.string()).max(50).optional(),
  /** Waits for "continue" before every step. */
  stepwise: z.boolean().optional(),
  /** Overrides the entry's loginPlace for this run. */
  display: place.optional(),
})

/** Creates the routes that start, follow, step through and cancel runs. */
export const runRoutes = {
  listRuns: defineRoute({ method: 'GET', path: '/api/runs', response: defineResponse<RunSummary[]>() }),
  /** Returns at once; steps arrive as events. */
  startRun: defineRoute({
    method: 'POST',
    path: '/api/runs',
    body: startSchema,
    status: 201,
    response: defineResponse<Run>(),
  }),
  getRun: defineRoute({ method: 'GET', path: '/api/runs/:id', response: defineResponse<Run>() }),
  deleteRun: defineRoute({
    method: 'DELETE',
    path: '/api/runs/:id',
    response: defineResponse<{ deleted: true }>(),
  }),
  /** Continues after a pause. */
  continueRun: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/continue',
    response: defineResponse<RunSummary>(),
  }),
  /** Cancels the login; a later callback with its state is refused. */
  cancelRun: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/cancel',
    response: defineResponse<RunSummary>(),
  }),
  /** The page has opened `authorizeUrl` in `show`. */
  markOpened: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/opened',
    body: z.strictObject({ display: place }),
    response: defineResponse<RunSummary>(),
  }),
  /** Sends the same authorization request by GET, for a server that refuses the form (F-045). */
  authorizeByGet: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/by-get',
    response: defineResponse<Run>(),
  }),
  discoverAgain: defineRoute({
    method: 'GET',
    path: '/api/runs/:id/discovery',
    response: defineResponse<DiscoveryReport>(),
  }),
}

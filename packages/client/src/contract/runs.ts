import { z } from 'zod'
import type { DiscoveryReport } from '../model/discovery-report.ts'
import type { Run, RunSummary } from '../model/run.ts'
import { defineRoute, responds } from './define-route.ts'

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
  show: place.optional(),
})

/** Creates the routes that start, follow, step through and cancel runs. */
export const runRoutes = {
  listRuns: defineRoute({ method: 'GET', path: '/api/runs', response: responds<RunSummary[]>() }),
  /** Returns at once; steps arrive as events. */
  startRun: defineRoute({
    method: 'POST',
    path: '/api/runs',
    body: startSchema,
    status: 201,
    response: responds<Run>(),
  }),
  getRun: defineRoute({ method: 'GET', path: '/api/runs/:id', response: responds<Run>() }),
  deleteRun: defineRoute({
    method: 'DELETE',
    path: '/api/runs/:id',
    response: responds<{ deleted: true }>(),
  }),
  /** Continues after a pause. */
  continueRun: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/continue',
    response: responds<RunSummary>(),
  }),
  /** Cancels the login; a later callback with its state is refused. */
  cancelRun: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/cancel',
    response: responds<RunSummary>(),
  }),
  /** The page has opened `authorizeUrl` in `show`. */
  markOpened: defineRoute({
    method: 'POST',
    path: '/api/runs/:id/opened',
    body: z.strictObject({ show: place }),
    response: responds<RunSummary>(),
  }),
  /** Sends the same authorization request by GET, for a server that refuses the form (F-045). */
  authorizeByGet: defineRoute({ method: 'POST', path: '/api/runs/:id/by-get', response: responds<Run>() }),
  discoverAgain: defineRoute({
    method: 'GET',
    path: '/api/runs/:id/discovery',
    response: responds<DiscoveryReport>(),
  }),
}

import type { runRoutes } from '../../contract/runs.ts'
import { createRecorder } from '../../smart/http/recorder.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { reportDiscovery } from '../../smart/views/report-discovery.ts'
import type { ClientServices } from '../http/context.ts'
import { startLogin } from '../runs/start-login.ts'
import { toSummary } from '../runs/to-summary.ts'
import type { Handlers } from './create-contract-app.ts'
import { createPlan } from './create-plan.ts'

/** Returns the handlers that start, follow, step through and cancel runs. */
export function createRunHandlers(services: ClientServices): Handlers<keyof typeof runRoutes> {
  const { runs, servers, options, bundles } = services
  return {
    listRuns: ({ session }) => runs.list(session.id).map(({ run }) => toSummary(run)),
    startRun: ({ body, session, context }) => {
      const { serverId, mode, display, experiments = [], stepwise = false } = body
      const entry = servers.get(serverId)
      const chosen = mode ?? (entry.clientType === 'backend' ? 'backend' : 'standalone')
      if ((chosen === 'backend') !== (entry.clientType === 'backend')) {
        throw new SmartError('invalid-input', `A ${entry.clientType} client cannot start a ${chosen} run.`)
      }
      const plan = createPlan(
        entry,
        services,
        {
          mode: chosen,
          pageOrigin: context.req.header('origin'),
          ...(display ? { loginPlace: display } : {}),
        },
        experiments,
      )
      const live = runs.create(session, { serverId, serverName: entry.name, plan, stepwise })
      void startLogin(live)
      return live.run
    },
    getRun: ({ session, params }) => runs.get(session.id, params.id).run,
    deleteRun: ({ session, params: { id } }) => {
      const live = runs.get(session.id, id)
      live.update({ state: 'cancelled' })
      live.resume?.()
      runs.remove(session.id, id)
      session.hub.emit({ type: 'deleted', runId: id })
      return { deleted: true }
    },
    continueRun: ({ session, params }) => {
      const live = runs.get(session.id, params.id)
      live.resume?.()
      return toSummary(live.run)
    },
    cancelRun: ({ session, params }) => {
      const live = runs.get(session.id, params.id)
      delete live.pending
      if (!live.session) live.update({ state: 'cancelled' })
      live.resume?.()
      return toSummary(live.run)
    },
    markOpened: ({ session, params, body: { display } }) => {
      const live = runs.get(session.id, params.id)
      if (live.run.state === 'ready') live.update({ state: 'authorizing', display: display })
      return toSummary(live.run)
    },
    authorizeByGet: ({ session, params }) => {
      const live = runs.get(session.id, params.id)
      if (!live.pending) throw new SmartError('not-found', 'This login is no longer in progress.')
      live.pending.authorization.method = 'GET'
      live.update({ authorizeUrl: live.pending.authorization.url, authorizeMethod: 'GET' })
      return live.run
    },
    discoverAgain: ({ session, params }) => {
      const { plan } = runs.get(session.id, params.id)
      const fetch = createRecorder({ stepId: 'discovery', ...options.world, onExchange: () => {} })
      return reportDiscovery(fetch, plan.fhirBase, bundles)
    },
  }
}

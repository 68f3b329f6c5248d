import { Hono } from 'hono'
import { z } from 'zod'
import { createRecorder } from '../../smart/http/recorder.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { reportDiscovery } from '../../smart/views/report-discovery.ts'
import type { ClientEnv, ClientServices } from '../http/context.ts'
import { startLogin } from '../runs/start-login.ts'
import { toSummary } from '../runs/to-summary.ts'
import { createPlan } from './create-plan.ts'

const place = z.enum(['iframe', 'tab', 'popup', 'page'])

const startSchema = z.strictObject({
  serverId: z.string(),
  mode: z.enum(['standalone', 'backend']).optional(),
  experiments: z.array(z.string()).max(50).optional(),
  stepwise: z.boolean().optional(),
  show: place.optional(),
})

/** Runs: start, follow, step through, give up. */
export function runRoutes(services: ClientServices): Hono<ClientEnv> {
  const { runs, servers, options, bundles } = services
  return new Hono<ClientEnv>()
    .get('/', (c) => c.json(runs.list(c.var.session.id).map(({ run }) => toSummary(run))))
    .post('/', async (c) => {
      const {
        serverId,
        mode,
        show,
        experiments = [],
        stepwise = false,
      } = startSchema.parse(await c.req.json())
      const entry = servers.get(serverId)
      const chosen = mode ?? (entry.clientType === 'backend' ? 'backend' : 'standalone')
      if ((chosen === 'backend') !== (entry.clientType === 'backend')) {
        throw new SmartError('invalid-input', `A ${entry.clientType} client cannot start a ${chosen} run.`)
      }
      const plan = createPlan(
        entry,
        services,
        { mode: chosen, pageOrigin: c.req.header('origin'), ...(show ? { loginPlace: show } : {}) },
        experiments,
      )
      const live = runs.create(c.var.session, { serverId, serverName: entry.name, plan, stepwise })
      void startLogin(live)
      return c.json(live.run, 201)
    })
    .get('/:id', (c) => c.json(runs.get(c.var.session.id, c.req.param('id')).run))
    .delete('/:id', (c) => {
      const id = c.req.param('id')
      const live = runs.get(c.var.session.id, id)
      live.update({ state: 'cancelled' })
      live.resume?.()
      runs.remove(c.var.session.id, id)
      c.var.session.hub.emit({ type: 'deleted', runId: id })
      return c.json({ deleted: true })
    })
    .post('/:id/continue', (c) => {
      const live = runs.get(c.var.session.id, c.req.param('id'))
      live.resume?.()
      return c.json(toSummary(live.run))
    })
    .post('/:id/cancel', (c) => {
      const live = runs.get(c.var.session.id, c.req.param('id'))
      delete live.pending
      if (!live.session) live.update({ state: 'cancelled' })
      live.resume?.()
      return c.json(toSummary(live.run))
    })
    .post('/:id/opened', async (c) => {
      const live = runs.get(c.var.session.id, c.req.param('id'))
      const { show } = z.strictObject({ show: place }).parse(await c.req.json())
      if (live.run.state === 'ready') live.update({ state: 'authorizing', show })
      return c.json(toSummary(live.run))
    })
    .post('/:id/by-get', (c) => {
      const live = runs.get(c.var.session.id, c.req.param('id'))
      if (!live.pending) throw new SmartError('not-found', 'This login is not under way any more.')
      live.pending.authorization.method = 'GET'
      live.update({ authorizeUrl: live.pending.authorization.url, authorizeMethod: 'GET' })
      return c.json(live.run)
    })
    .get('/:id/discovery', async (c) => {
      const { plan } = runs.get(c.var.session.id, c.req.param('id'))
      const fetch = createRecorder({ stepId: 'discovery', ...options.world, onExchange: () => {} })
      return c.json(await reportDiscovery(fetch, plan.fhirBase, bundles))
    })
}

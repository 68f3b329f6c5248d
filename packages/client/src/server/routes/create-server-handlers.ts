import { Hono } from 'hono'
import { z } from 'zod'
import type { Exchange } from '../../model/exchange.ts'
import type { ServerDraft } from '../../model/server-entry.ts'
import { createRecorder } from '../../smart/http/recorder.ts'
import { reportDiscovery } from '../../smart/views/report-discovery.ts'
import type { ClientEnv, ClientServices } from '../http/context.ts'
import { replaceById } from '../runs/replace-by-id.ts'
import { draftSchema, importedSchema, newEntrySchema } from '../settings/entry-schema.ts'
import { registerEntry } from './register-entry.ts'

const importSchema = z.object({
  format: z.literal('smart-client-servers'),
  version: z.literal(1),
  servers: z.array(importedSchema).max(500),
})

/** The server list. */
export function serverRoutes(services: ClientServices): Hono<ClientEnv> {
  const { servers, sessions, options, bundles } = services
  const changed = () => {
    for (const { hub } of sessions.all()) hub.emit({ type: 'servers' })
  }
  const toDraft = (body: unknown) => draftSchema.parse(body) as ServerDraft
  return new Hono<ClientEnv>()
    .get('/', (c) => c.json(servers.view()))
    .post('/', async (c) => {
      const entry = await servers.add(newEntrySchema.parse(await c.req.json()) as ServerDraft)
      changed()
      return c.json(entry, 201)
    })
    .get('/export', (c) => {
      c.header('Content-Disposition', 'attachment; filename="smart-client-servers.json"')
      return c.json(servers.exportFile())
    })
    .post('/import', async (c) => {
      const file = importSchema.parse(await c.req.json())
      await servers.importFile({ ...file, servers: file.servers as ServerDraft[] })
      changed()
      return c.json(servers.view())
    })
    .put('/:id', async (c) => {
      const entry = await servers.edit(c.req.param('id'), toDraft(await c.req.json()))
      changed()
      return c.json(entry)
    })
    .delete('/:id', async (c) => {
      await servers.remove(c.req.param('id'))
      changed()
      return c.json({ deleted: true })
    })
    .post('/:id/duplicate', async (c) => {
      const entry = await servers.duplicate(c.req.param('id'))
      changed()
      return c.json(entry, 201)
    })
    .post('/:id/discovery', async (c) => {
      const exchanges: Exchange[] = []
      const fetch = createRecorder({
        stepId: 'discovery',
        ...options.world,
        onExchange: (exchange) => replaceById(exchanges, exchange),
      })
      const report = await reportDiscovery(fetch, servers.get(c.req.param('id')).fhirBase, bundles)
      return c.json({ ...report, exchanges })
    })
    .post('/:id/register', async (c) => {
      const answer = await registerEntry(services, servers.get(c.req.param('id')))
      changed()
      return c.json(answer)
    })
}

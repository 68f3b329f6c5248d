import type { serverListRoutes } from '../../contract/server-list.ts'
import type { Exchange } from '../../model/exchange.ts'
import { createRecorder } from '../../smart/http/recorder.ts'
import { reportDiscovery } from '../../smart/views/report-discovery.ts'
import type { ClientServices } from '../http/context.ts'
import { replaceById } from '../runs/replace-by-id.ts'
import type { Handlers } from './create-contract-app.ts'
import { registerEntry } from './register-entry.ts'

/** Returns the handlers of the server list. */
export function createServerHandlers(services: ClientServices): Handlers<keyof typeof serverListRoutes> {
  const { servers, sessions, options, bundles } = services
  const tellChange = () => {
    for (const { hub } of sessions.all()) hub.emit({ type: 'servers' })
  }
  return {
    listServers: () => servers.view(),
    addServer: async ({ body }) => {
      const entry = await servers.add(body)
      tellChange()
      return entry
    },
    exportServers: ({ context }) => {
      context.header('Content-Disposition', 'attachment; filename="smart-client-servers.json"')
      return servers.exportFile()
    },
    importServers: async ({ body }) => {
      await servers.importFile(body)
      tellChange()
      return servers.view()
    },
    editServer: async ({ params, body }) => {
      const entry = await servers.edit(params.id, body)
      tellChange()
      return entry
    },
    removeServer: async ({ params }) => {
      await servers.remove(params.id)
      tellChange()
      return { deleted: true }
    },
    duplicateServer: async ({ params }) => {
      const entry = await servers.duplicate(params.id)
      tellChange()
      return entry
    },
    discoverServer: async ({ params }) => {
      const exchanges: Exchange[] = []
      const fetch = createRecorder({
        stepId: 'discovery',
        ...options.world,
        onExchange: (exchange) => replaceById(exchanges, exchange),
      })
      const report = await reportDiscovery(fetch, servers.get(params.id).fhirBase, bundles)
      return { ...report, exchanges }
    },
    registerAtServer: async ({ params }) => {
      const outcome = await registerEntry(services, servers.get(params.id))
      tellChange()
      return outcome
    },
  }
}

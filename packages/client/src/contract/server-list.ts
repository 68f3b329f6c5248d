import { z } from 'zod'
import type { DiscoveryReport } from '../model/discovery-report.ts'
import type { Exchange } from '../model/exchange.ts'
import type { ServerEntry, ServerFile, ServerList } from '../model/server-entry.ts'
import type { Verdict } from '../model/verdict.ts'
import { defineResponse, defineRoute } from './define-route.ts'
import { draftSchema, importedSchema, newEntrySchema } from './entry-schema.ts'

const fileSchema = z.object({
  format: z.literal('smart-client-servers'),
  version: z.literal(1),
  servers: z.array(importedSchema).max(500),
})

/** Creates the routes of the server list. */
export const serverListRoutes = {
  listServers: defineRoute({ method: 'GET', path: '/api/servers', response: defineResponse<ServerList>() }),
  addServer: defineRoute({
    method: 'POST',
    path: '/api/servers',
    body: newEntrySchema,
    status: 201,
    response: defineResponse<ServerEntry>(),
  }),
  /** A download, without secrets. */
  exportServers: defineRoute({
    method: 'GET',
    path: '/api/servers/export',
    response: defineResponse<ServerFile>(),
  }),
  importServers: defineRoute({
    method: 'POST',
    path: '/api/servers/import',
    body: fileSchema,
    response: defineResponse<ServerList>(),
  }),
  editServer: defineRoute({
    method: 'PUT',
    path: '/api/servers/:id',
    body: draftSchema,
    response: defineResponse<ServerEntry>(),
  }),
  removeServer: defineRoute({
    method: 'DELETE',
    path: '/api/servers/:id',
    response: defineResponse<{ deleted: true }>(),
  }),
  duplicateServer: defineRoute({
    method: 'POST',
    path: '/api/servers/:id/duplicate',
    status: 201,
    response: defineResponse<ServerEntry>(),
  }),
  /** Runs discovery now, outside any run. */
  discoverServer: defineRoute({
    method: 'POST',
    path: '/api/servers/:id/discovery',
    response: defineResponse<DiscoveryReport & { exchanges: Exchange[] }>(),
  }),
  /** Dynamic registration; on success the entry has its client id (and secret). */
  registerAtServer: defineRoute({
    method: 'POST',
    path: '/api/servers/:id/register',
    response: defineResponse<{ server: ServerEntry; verdict: Verdict; exchanges: Exchange[] }>(),
  }),
}

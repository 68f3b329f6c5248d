import { UpstreamExports } from './interactions/upstream-exports.ts'
import { PagingTable } from './paging-table.ts'
import { UpstreamClient, type UpstreamSettings } from './upstream-client.ts'

/** A FHIR server that has the resources, with what one tenant remembers of it. */
export interface Upstream {
  readonly client: UpstreamClient
  readonly pages: PagingTable
  readonly exports: UpstreamExports
}

/** Creates an upstream for one tenant; no request is sent yet. */
export function createUpstream(settings: UpstreamSettings): Upstream {
  return { client: new UpstreamClient(settings), pages: new PagingTable(), exports: new UpstreamExports() }
}

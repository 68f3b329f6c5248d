import { PagingTable } from '../store/paging-table.ts'
import { UpstreamExports } from './interactions/upstream-exports.ts'
import { UpstreamClient, type UpstreamSettings } from './upstream-client.ts'
import type { UpstreamSearch } from './upstream-search.ts'

/** A FHIR server that has the resources, with what one tenant remembers of it. */
export interface Upstream {
  readonly client: UpstreamClient
  readonly pages: PagingTable<UpstreamSearch>
  readonly exports: UpstreamExports
}

/** Creates an upstream for one tenant; no request is sent yet. */
export function createUpstream(settings: UpstreamSettings): Upstream {
  return { client: new UpstreamClient(settings), pages: new PagingTable(), exports: new UpstreamExports() }
}

import { getSessionOwner } from '../../access/get-search-owner.ts'
import type { FhirReply } from '../../model/request.ts'
import { buildSearchBundle } from '../../reply/build-search-bundle.ts'
import type { SearchOptions } from '../../search/parameters/parse-search-options.ts'
import type { SearchResult } from '../../search/run-search.ts'
import type { InteractionContext } from '../interaction-context.ts'
import { decideSearchset } from './decide-searchset.ts'
import type { RequestedSearch } from './read-search.ts'

/** Creates the reply of a search that was run. */
export function createSearchReply(
  call: InteractionContext,
  asked: RequestedSearch,
  types: readonly string[],
  options: SearchOptions,
  result: SearchResult,
): FhirReply {
  const { request, filter } = call
  const { parameters, path } = asked
  const total = options.total ? result.total : undefined
  const decided = decideSearchset(request, filter, types, options, {
    total,
    count: result.page.entries.length,
  })
  const shown = decided && { ...decided, positions: getPositions(call, asked, options, result) }
  const body = buildSearchBundle(result, options, parameters, request.base, path, shown)
  return { status: 200, headers: [], body }
}

/** Returns the pages beside this one; in the style of sessions, each as a session of its own. */
function getPositions(
  { request, store }: InteractionContext,
  { parameters, path, session }: RequestedSearch,
  { paging: { style, relations, lifetimeS } }: SearchOptions,
  { page: { next, previous, last } }: SearchResult,
) {
  if (style !== 'session') return { current: undefined, next, previous, last }
  const owner = getSessionOwner(request)
  const open = (cursor: string | undefined, relation: 'next' | 'previous') =>
    cursor === undefined || !relations.includes(relation)
      ? undefined
      : store.sessions.keep({ owner, path, parameters, cursor }, lifetimeS && lifetimeS * 1000)
  return { current: session?.id, next: open(next, 'next'), previous: open(previous, 'previous') }
}

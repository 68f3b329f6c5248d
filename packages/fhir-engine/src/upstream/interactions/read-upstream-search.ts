import { getSearchOwner } from '../../access/get-search-owner.ts'
import {
  createExpiredError,
  findSessionId,
  readSearchParameters,
} from '../../interactions/search/read-search.ts'
import type { Paging } from '../../model/decisions.ts'
import { decidePaging, UPSTREAM_PAGING } from '../../search/parameters/paging.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import type { UpstreamContext } from '../upstream-context.ts'
import type { UpstreamCursor } from '../upstream-search.ts'

/** A search as it is asked for: by its parameters, or by the id of a session that has them. */
export interface RequestedUpstreamSearch {
  /** The type that is searched; empty for a search over several types. */
  readonly path: string
  readonly parameters: Parameters
  readonly paging: Paging
  /** The session whose page is asked for, with what was read of it. */
  readonly session?: { readonly id: string; readonly reading: UpstreamCursor }
}

/** Reads a search; `own` are criteria that its path implies. Throws FhirError 410 for a session that is not the caller's. */
export function readUpstreamSearch(
  { request, upstream, parameters }: UpstreamContext,
  path: string,
  own: Parameters = [],
): RequestedUpstreamSearch {
  const paging = decidePaging(request, UPSTREAM_PAGING)
  const all = [...readSearchParameters(request, parameters), ...own]
  const id = findSessionId(paging, all)
  if (id === undefined) return { path, parameters: all, paging }
  const found = upstream.pages.find(id, getSearchOwner(request), path)
  if (!found) throw createExpiredError()
  return { path, parameters: found.parameters ?? all, paging, session: { id, reading: found.reading } }
}

import { FhirError } from '../model/fhir-error.ts'
import type { Resource } from '../model/resource.ts'
import { loadOwners } from './access/load-owners.ts'
import { isResource } from './access/upstream-access-filter.ts'
import { findNextLink, getUpstreamEntries, toPublicUrls, type UpstreamContext } from './upstream-context.ts'
import type { UpstreamCursor } from './upstream-search.ts'

/** Classifies an entry as a match, as included, or as not visible to the caller (`undefined`). */
export type ClassifyEntry = (resource: Resource, mode: unknown) => 'match' | 'include' | undefined

/** Maximum number of upstream pages that one request may read. */
const PAGES = 100
/** Maximum number of included resources stored during a search. */
const INCLUDED = 5_000

/**
 * Reads until there is more than one page for the caller, or the end: the number of pages must not depend on
 * hidden resources. Throws FhirError 403 when that takes too long.
 */
export async function readAhead(
  call: UpstreamContext,
  reading: UpstreamCursor,
  wanted: number,
  sort: ClassifyEntry,
): Promise<UpstreamCursor> {
  const matches = [...reading.matches]
  const included = [...reading.included]
  const seen = new Set<string>()
  let { next, later = [] } = reading
  while (next !== undefined && matches.length <= wanted) {
    if (seen.has(next) || seen.size >= PAGES) {
      throw new FhirError(
        403,
        'too-costly',
        "Too few of the upstream's matches are visible with these scopes",
      )
    }
    seen.add(next)
    const { status, body } = await call.upstream.client.request('GET', next)
    if (status !== 200) {
      throw new FhirError(status === 400 ? 400 : 502, 'processing', 'The upstream rejected the search')
    }
    const entries = getUpstreamEntries(toPublicUrls(call, body))
    await loadOwners(call, entries.map(({ resource }) => resource).filter(isResource))
    for (const { resource, search } of entries) {
      if (!isResource(resource)) continue
      const kind = sort(resource, (search as { mode?: unknown } | undefined)?.mode)
      if (kind === 'match') matches.push(resource)
      else if (kind === 'include' && included.length < INCLUDED) included.push(resource)
    }
    next = findNextLink(body)
    if (next === undefined) [next, ...later] = later
  }
  return { matches, included, next, later }
}

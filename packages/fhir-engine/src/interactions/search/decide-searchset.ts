import type { AccessFilter } from '../../access/access-filter.ts'
import type { SearchNotice } from '../../model/decisions.ts'
import type { FhirRequest } from '../../model/request.ts'
import type { Include } from '../../search/parameters/include-parameter.ts'
import type { SearchOptions } from '../../search/parameters/parse-search-options.ts'

/** Decides total and notices of a search result; `undefined` for a server without habits. */
export function decideSearchset(
  { decide }: FhirRequest,
  filter: AccessFilter,
  types: readonly string[],
  options: SearchOptions,
  page: { readonly total: number | undefined; readonly count: number },
): { readonly total: number | undefined; readonly notices: readonly SearchNotice[] } | undefined {
  return decide?.('fhir.searchset', {
    types,
    total: page.total,
    pageMatches: page.count,
    requestedCount: options.requestedCount,
    countOnly: options.countOnly,
    unauthorized: listUnauthorized(filter, types, options.includes),
    notices: [],
  })
}

/** Lists the types of the wanted includes for which no scope of the caller permits anything. */
function listUnauthorized(
  filter: AccessFilter,
  types: readonly string[],
  includes: readonly Include[],
): readonly string[] {
  const wanted = includes.flatMap(({ reverse, source, target, parameters }) => {
    if (reverse) return source === '*' ? [] : [source]
    if (target !== undefined) return [target]
    const sources = source === '*' ? types : [source]
    return sources.flatMap((type) => parameters(type).flatMap(({ targets }) => targets))
  })
  return [...new Set(wanted)].filter((type) => !filter.allows(type, 'rs'))
}

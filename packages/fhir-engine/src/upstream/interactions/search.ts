import { getSearchOwner } from '../../access/get-search-owner.ts'
import { requireScope } from '../../interactions/require-scope.ts'
import { decideSearch } from '../../interactions/search/decide-search.ts'
import { createExpiredError } from '../../interactions/search/read-search.ts'
import { withUnknownNames } from '../../interactions/search/with-unknown-names.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import { parseSearchOptions, type SearchOptions } from '../../search/parameters/parse-search-options.ts'
import type { UnknownRules } from '../../search/run-search.ts'
import { createPageReply } from '../create-page-reply.ts'
import type { ClassifyEntry } from '../read-ahead.ts'
import { listBases, toUpstreamUrls, type UpstreamContext } from '../upstream-context.ts'
import type { UpstreamCursor } from '../upstream-search.ts'
import { planSearch, type SearchPlan } from './plan-search.ts'
import { type RequestedUpstreamSearch, readUpstreamSearch } from './read-upstream-search.ts'

const NOTHING: UpstreamCursor = { matches: [], included: [], next: undefined }

/** Types that one search may name: each is a search of its own at the upstream. */
const TYPES = 20

/**
 * Handles `GET Type?…`, `POST Type/_search`, `GET Patient/id/Type?…` as a search with a patient, and `GET
 * ?_type=…` as one search after another.
 */
export function search(call: UpstreamContext): Promise<FhirReply> {
  const { route } = call
  if (route.interaction === 'search-type') return searchTypes(call, readUpstreamSearch(call, call.type))
  if (route.interaction === 'search-system') return searchTypes(call, readUpstreamSearch(call, ''))
  if (call.type !== 'Patient' || route.detail === '*' || route.detail === undefined) {
    throw new FhirError(400, 'not-supported', 'With an upstream, a search must be for one type')
  }
  const own: [string, string] =
    route.detail === 'Patient' ? ['_id', call.id] : ['patient', `Patient/${call.id}`]
  return searchTypes(call, readUpstreamSearch(call, route.detail, [own]))
}

function namedTypes({ types = [], sort }: SearchOptions): string[] {
  const named = [...new Set(types)]
  if (named.length === 0 || named.length > TYPES) {
    const why = `With an upstream, a search over several types must list them in _type, at most ${TYPES}`
    throw new FhirError(400, 'not-supported', why)
  }
  if (named.length > 1 && sort.length > 0) {
    throw new FhirError(
      400,
      'not-supported',
      'With an upstream, a search over several types cannot be sorted',
    )
  }
  return named
}

async function searchTypes(call: UpstreamContext, asked: RequestedUpstreamSearch): Promise<FhirReply> {
  const { sight, request } = call
  const { filter } = sight
  const { path, parameters, paging, session } = asked
  const read = parseSearchOptions(parameters, paging)
  const types = path === '' ? namedTypes(read) : [path]
  for (const type of types) requireScope({ filter }, type, 's')
  const { options, rules, isEmpty } = decideSearch(request, types, parameters, read)
  const bounds = { everything: filter.everything, bases: listBases(call) }
  const several: UnknownRules = types.length > 1 ? { ...rules, unknown: 'refused' } : rules
  const backwards = parameters.some(([name]) => name.startsWith('_revinclude'))
  const sort: ClassifyEntry = (resource, mode) => {
    const isMatch = types.includes(resource.resourceType) && (mode === undefined || mode === 'match')
    if (isMatch) return sight.isVisible(resource, 's') ? 'match' : undefined
    return mode !== 'outcome' && sight.isVisible(resource, backwards ? 's' : 'rs') ? 'include' : undefined
  }
  try {
    const plans = types.map((type) =>
      planSearch(type, parameters, filter.bounds(type, 's'), { ...bounds, rules: several }, options),
    )
    const plan = plans[0] as SearchPlan
    const paged = { path, sort, types, session: session?.id }
    const stored = session?.reading ?? findReading(call, path, options)
    const asks = { ...call, parameters }
    if (stored) return await createPageReply(asks, { ...paged, reading: stored }, plan, false)
    const [next, ...later] = plans.flatMap(({ query }, i) =>
      query && !isEmpty ? [`${types[i]}?${new URLSearchParams(toUpstreamUrls(call, pairs(query)))}`] : [],
    )
    return await createPageReply(asks, { ...paged, reading: { ...NOTHING, next, later } }, plan, true)
  } catch (error) {
    throw withUnknownNames(error, types, options.criteria, rules)
  }
}

/** Returns the position that the cursor of a search names. Throws FhirError 410 for one that is not the caller's. */
function findReading(
  { request, upstream }: UpstreamContext,
  path: string,
  { cursor, paging }: SearchOptions,
): UpstreamCursor | undefined {
  if (cursor === undefined || paging.style !== 'cursor') return undefined
  const found = upstream.pages.find(cursor, getSearchOwner(request), path)
  if (!found) throw createExpiredError()
  return found.reading
}

function pairs(parameters: Parameters): string[][] {
  return parameters.map((each) => [...each])
}

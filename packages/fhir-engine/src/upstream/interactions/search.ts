import { isStrict } from '../../interactions/prefer.ts'
import { requireScope } from '../../interactions/require-scope.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import { type Parameters, parseQuery } from '../../search/parse-query.ts'
import { parseSearchOptions } from '../../search/parse-search-options.ts'
import { getSearchOwner } from '../access/get-search-owner.ts'
import { createPageReply } from '../create-page-reply.ts'
import type { UpstreamCursor } from '../paging-table.ts'
import type { ClassifyEntry } from '../read-ahead.ts'
import { listBases, toUpstreamUrls, type UpstreamContext } from '../upstream-context.ts'
import { planSearch, type SearchPlan } from './plan-search.ts'

const NOTHING: UpstreamCursor = { matches: [], included: [], next: undefined }

/** Types that one search may name: each is a search of its own at the upstream. */
const TYPES = 20

/**
 * Handles `GET Type?…`, `POST Type/_search`, `GET Patient/id/Type?…` as a search with a patient, and `GET
 * ?_type=…` as one search after another.
 */
export function search(call: UpstreamContext): Promise<FhirReply> {
  const { route } = call
  const parameters = parametersOf(call)
  if (route.interaction === 'search-type') return searchTypes(call, [call.type], call.type, parameters)
  if (route.interaction === 'search-system') {
    return searchTypes(call, namedTypes(parameters), '', parameters)
  }
  if (call.type !== 'Patient' || route.detail === '*' || route.detail === undefined) {
    throw new FhirError(400, 'not-supported', 'With an upstream, a search must be for one type')
  }
  const own: [string, string] =
    route.detail === 'Patient' ? ['_id', call.id] : ['patient', `Patient/${call.id}`]
  return searchTypes(call, [route.detail], route.detail, [...parameters, own])
}

function namedTypes(parameters: Parameters): string[] {
  const { types = [], sort } = parseSearchOptions(parameters)
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

async function searchTypes(
  call: UpstreamContext,
  types: readonly string[],
  path: string,
  parameters: Parameters,
): Promise<FhirReply> {
  const { sight, request, upstream } = call
  const { filter } = sight
  for (const type of types) requireScope({ filter }, type, 's')
  const rules = {
    everything: filter.everything,
    strict: types.length > 1 || isStrict(request),
    bases: listBases(call),
  }
  const plans = types.map((type) => planSearch(type, parameters, filter.bounds(type, 's'), rules))
  const plan = plans[0] as SearchPlan
  const backwards = parameters.some(([name]) => name.startsWith('_revinclude'))
  const sort: ClassifyEntry = (resource, mode) => {
    const isMatch = types.includes(resource.resourceType) && (mode === undefined || mode === 'match')
    if (isMatch) return sight.isVisible(resource, 's') ? 'match' : undefined
    return mode !== 'outcome' && sight.isVisible(resource, backwards ? 's' : 'rs') ? 'include' : undefined
  }
  const asked = { ...call, parameters }
  const { cursor } = plan.options
  if (cursor !== undefined) {
    const kept = upstream.pages.find(cursor, getSearchOwner(request), path)
    if (!kept)
      throw new FhirError(410, 'not-found', 'This page link is not valid or has expired; repeat the search')
    return createPageReply(asked, { path, reading: kept.reading, sort }, plan, false)
  }
  const [next, ...later] = plans.flatMap(({ query }, i) =>
    query ? [`${types[i]}?${new URLSearchParams(toUpstreamUrls(call, pairs(query)))}`] : [],
  )
  return createPageReply(asked, { path, reading: { ...NOTHING, next, later }, sort }, plan, true)
}

function pairs(parameters: Parameters): string[][] {
  return parameters.map((each) => [...each])
}

function parametersOf({ request, parameters }: UpstreamContext): Parameters {
  if (request.method !== 'POST') return parameters
  const type = request.header('content-type') ?? ''
  if (request.body.length > 0 && !/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new FhirError(415, 'not-supported', 'A _search body must be application/x-www-form-urlencoded')
  }
  return [...parameters, ...parseQuery(new TextDecoder().decode(request.body))]
}

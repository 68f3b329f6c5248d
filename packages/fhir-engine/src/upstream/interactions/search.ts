import { permit } from '../../interactions/permit.ts'
import { isStrict } from '../../interactions/prefer.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import { type Parameters, parseQuery } from '../../search/parse-query.ts'
import { searchOptions } from '../../search/search-options.ts'
import { ownerOf } from '../access/owner-of.ts'
import { givePage } from '../give-page.ts'
import type { Reading } from '../paging-table.ts'
import type { Sort } from '../reading.ts'
import { asTheirs, type UpstreamCall } from '../upstream-call.ts'
import { type SearchPlan, searchPlan } from './search-plan.ts'

const NOTHING: Reading = { matches: [], included: [], next: undefined }

/** Types that one search may name: each is a search of its own at the upstream. */
const TYPES = 20

/**
 * `GET Type?…`, `POST Type/_search`, `GET Patient/id/Type?…` as the same with a patient, and `GET ?_type=…`
 * as one after the other.
 */
export function search(call: UpstreamCall): Promise<FhirReply> {
  const { route } = call
  const parameters = parametersOf(call)
  if (route.interaction === 'search-type') return searchTypes(call, [call.type], call.type, parameters)
  if (route.interaction === 'search-system') {
    return searchTypes(call, namedTypes(parameters), '', parameters)
  }
  if (call.type !== 'Patient' || route.detail === '*' || route.detail === undefined) {
    throw new FhirError(400, 'not-supported', 'In front of another server, one type is searched at a time')
  }
  const own: [string, string] =
    route.detail === 'Patient' ? ['_id', call.id] : ['patient', `Patient/${call.id}`]
  return searchTypes(call, [route.detail], route.detail, [...parameters, own])
}

function namedTypes(parameters: Parameters): string[] {
  const { types = [], sort } = searchOptions(parameters)
  const named = [...new Set(types)]
  if (named.length === 0 || named.length > TYPES) {
    const why = `In front of another server, a search over several types names them with _type, ${TYPES} at most`
    throw new FhirError(400, 'not-supported', why)
  }
  if (named.length > 1 && sort.length > 0) {
    throw new FhirError(400, 'not-supported', 'In front of another server, several types cannot be sorted')
  }
  return named
}

async function searchTypes(
  call: UpstreamCall,
  types: readonly string[],
  path: string,
  parameters: Parameters,
): Promise<FhirReply> {
  const { sight, request, upstream } = call
  const { filter } = sight
  for (const type of types) permit({ filter }, type, 's')
  const rules = { everything: filter.everything, strict: types.length > 1 || isStrict(request) }
  const plans = types.map((type) => searchPlan(type, parameters, filter.bounds(type, 's'), rules))
  const plan = plans[0] as SearchPlan
  const backwards = parameters.some(([name]) => name.startsWith('_revinclude'))
  const sort: Sort = (resource, mode) => {
    const isMatch = types.includes(resource.resourceType) && (mode === undefined || mode === 'match')
    if (isMatch) return sight.sees(resource, 's') ? 'match' : undefined
    return mode !== 'outcome' && sight.sees(resource, backwards ? 's' : 'rs') ? 'include' : undefined
  }
  const asked = { ...call, parameters }
  const { cursor } = plan.options
  if (cursor !== undefined) {
    const kept = upstream.pages.find(cursor, ownerOf(request), path)
    if (!kept) throw new FhirError(410, 'not-found', 'This page is gone or was never yours: search anew')
    return givePage(asked, { path, reading: kept.reading, sort }, plan, false)
  }
  const [next, ...later] = plans.flatMap(({ query }, i) =>
    query ? [`${types[i]}?${new URLSearchParams(asTheirs(call, pairs(query)))}`] : [],
  )
  return givePage(asked, { path, reading: { ...NOTHING, next, later }, sort }, plan, true)
}

function pairs(parameters: Parameters): string[][] {
  return parameters.map((each) => [...each])
}

function parametersOf({ request, parameters }: UpstreamCall): Parameters {
  if (request.method !== 'POST') return parameters
  const type = request.header('content-type') ?? ''
  if (request.body.length > 0 && !/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new FhirError(415, 'not-supported', 'A _search body must be application/x-www-form-urlencoded')
  }
  return [...parameters, ...parseQuery(new TextDecoder().decode(request.body))]
}

import { FhirError } from '../fhir/fhir-error.ts'
import { permit } from '../fhir/interactions/permit.ts'
import { isStrict } from '../fhir/interactions/prefer.ts'
import type { FhirReply } from '../fhir/request.ts'
import { type Parameters, parseQuery } from '../fhir/search/parse-query.ts'
import { givePage } from './give-page.ts'
import { ownerOf } from './owner-of.ts'
import type { Reading } from './paging-table.ts'
import type { Sort } from './reading.ts'
import { searchPlan } from './search-plan.ts'
import { asTheirs, type UpstreamCall } from './upstream-call.ts'

const NOTHING: Reading = { matches: [], included: [], next: undefined }

/** `GET Type?…`, `POST Type/_search`, and `GET Patient/id/Type?…` as the same with a patient. */
export function search(call: UpstreamCall): Promise<FhirReply> {
  const { route } = call
  if (route.interaction === 'search-type') return searchType(call, call.type, parametersOf(call))
  if (call.type !== 'Patient' || route.detail === '*' || route.detail === undefined) {
    throw new FhirError(400, 'not-supported', 'In front of another server, one type is searched at a time')
  }
  const own: [string, string] =
    route.detail === 'Patient' ? ['_id', call.id] : ['patient', `Patient/${call.id}`]
  return searchType(call, route.detail, [...parametersOf(call), own])
}

async function searchType(call: UpstreamCall, type: string, parameters: Parameters): Promise<FhirReply> {
  const { sight, request, upstream } = call
  const { filter } = sight
  permit({ filter }, type, 's')
  const { everything } = filter
  const plan = searchPlan(type, parameters, filter.bounds(type, 's'), {
    everything,
    strict: isStrict(request),
  })
  const backwards = parameters.some(([name]) => name.startsWith('_revinclude'))
  const sort: Sort = (resource, mode) => {
    const isMatch = resource.resourceType === type && (mode === undefined || mode === 'match')
    if (isMatch) return sight.sees(resource, 's') ? 'match' : undefined
    return mode !== 'outcome' && sight.sees(resource, backwards ? 's' : 'rs') ? 'include' : undefined
  }
  const asked = { ...call, parameters }
  const { cursor } = plan.options
  if (cursor !== undefined) {
    const kept = upstream.pages.find(cursor, ownerOf(request), type)
    if (!kept) throw new FhirError(410, 'not-found', 'This page is gone or was never yours: search anew')
    return givePage(asked, { path: type, reading: kept.reading, sort }, plan, false)
  }
  const next = plan.query && `${type}?${new URLSearchParams(asTheirs(call, pairs(plan.query)))}`
  return givePage(asked, { path: type, reading: { ...NOTHING, next }, sort }, plan, true)
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

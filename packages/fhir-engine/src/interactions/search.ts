import { findCompartment, isInCompartment } from '../access/find-compartment.ts'
import { listResourceTypes } from '../definitions/search-parameters.ts'
import { FhirError } from '../model/fhir-error.ts'
import { buildSearchBundle } from '../reply/build-search-bundle.ts'
import { type Parameters, parseQuery } from '../search/parse-query.ts'
import { parseSearchOptions } from '../search/parse-search-options.ts'
import { runSearch } from '../search/run-search.ts'
import type { Clause } from '../search/search-context.ts'
import { createSearchContext, type Handler, type InteractionContext } from './interaction-context.ts'
import { isStrict } from './prefer.ts'
import { requireScope } from './require-scope.ts'

/** Handles `GET Type?…` and `POST Type/_search`. */
export const searchType: Handler = (call) => {
  requireScope(call, call.type, 's')
  return search(call, [call.type], call.type)
}

/** Handles `GET ?_type=…` and `POST _search`: over all types that the caller may search. */
export const searchSystem: Handler = (call) => {
  const named = parseSearchOptions(searchParameters(call)).types
  for (const type of named ?? ['*']) requireScope(call, type, 's')
  return search(call, [...new Set(named ?? searchable(call))], '')
}

/** Handles `GET Patient/id/Type?…`, and `Patient/id/*`: only patient compartments. */
export const searchCompartment: Handler = (call) => {
  const wanted = call.route.detail as string
  if (call.type !== 'Patient') {
    throw new FhirError(400, 'not-supported', `Only Patient compartments can be searched, not ${call.type}`)
  }
  requireScope(call, wanted, 's')
  const inside = (type: string): Clause => ({
    matches: (entry) => isInCompartment(entry, call.id),
    candidates: () => findCompartment(call.store, type, [call.id]),
  })
  const types = wanted === '*' ? searchable(call) : [wanted]
  return search(call, types, `Patient/${call.id}/${wanted}`, (type) => [inside(type)])
}

/**
 * Returns all searchable types of R4, instead of only those in the store, which would reveal hidden
 * resources.
 */
function searchable({ filter }: InteractionContext): string[] {
  return listResourceTypes().filter((type) => filter.allows(type, 's'))
}

function search(
  call: InteractionContext,
  types: string[],
  path: string,
  extra: (type: string) => Clause[] = () => [],
) {
  const parameters = searchParameters(call)
  const options = parseSearchOptions(parameters)
  const result = runSearch(types, options, createSearchContext(call), isStrict(call.request), { extra })
  return {
    status: 200,
    headers: [],
    body: buildSearchBundle(result, options, parameters, call.request.base, path),
  } as ReturnType<Handler>
}

function searchParameters({ request, parameters }: InteractionContext): Parameters {
  if (request.method !== 'POST') return parameters
  const type = request.header('content-type') ?? ''
  if (request.body.length > 0 && !/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new FhirError(415, 'not-supported', 'A _search body must be application/x-www-form-urlencoded')
  }
  return [...parameters, ...parseQuery(new TextDecoder().decode(request.body))]
}

import { findCompartment, isInCompartment } from '../../access/find-compartment.ts'
import { listResourceTypes } from '../../definitions/search-parameters.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import { parseSearchOptions } from '../../search/parameters/parse-search-options.ts'
import { runSearch } from '../../search/run-search.ts'
import type { Clause } from '../../search/search-context.ts'
import { createSearchContext, type Handler, type InteractionContext } from '../interaction-context.ts'
import { requireScope } from '../require-scope.ts'
import { createSearchReply } from './create-search-reply.ts'
import { decideSearch } from './decide-search.ts'
import { type RequestedSearch, readSearch } from './read-search.ts'
import { withUnknownNames } from './with-unknown-names.ts'

/** What a search has besides its parameters. */
interface SearchScope {
  /** Returns clauses for a type, besides the criteria. */
  readonly extra?: (type: string) => Clause[]
  /** Names of criteria that the path implies. */
  readonly given?: readonly string[]
}

/** Handles `GET Type?…` and `POST Type/_search`. */
export const searchType: Handler = (call) => {
  requireScope(call, call.type, 's')
  return search(call, readSearch(call, call.type), [call.type])
}

/** Handles `GET ?_type=…` and `POST _search`: over all types that the caller may search. */
export const searchSystem: Handler = (call) => {
  const asked = readSearch(call, '')
  const named = parseSearchOptions(asked.parameters, asked.paging).types
  for (const type of named ?? ['*']) requireScope(call, type, 's')
  return search(call, asked, [...new Set(named ?? searchable(call))])
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
  return search(call, readSearch(call, `Patient/${call.id}/${wanted}`), types, {
    extra: (type) => [inside(type)],
    given: wanted === 'Patient' ? ['_id'] : ['patient', 'subject'],
  })
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
  asked: RequestedSearch,
  types: string[],
  { extra = () => [], given = [] }: SearchScope = {},
): FhirReply {
  const { parameters, paging, session } = asked
  const read = parseSearchOptions(parameters, paging)
  const { options, rules, isEmpty } = decideSearch(
    call.request,
    types,
    parameters,
    session ? { ...read, cursor: session.cursor } : read,
    given,
  )
  const variation = isEmpty ? { extra, select: () => [] } : { extra }
  try {
    const result = runSearch(types, options, createSearchContext(call), rules, variation)
    return createSearchReply(call, asked, types, options, result)
  } catch (error) {
    throw withUnknownNames(error, types, options.criteria, rules)
  }
}

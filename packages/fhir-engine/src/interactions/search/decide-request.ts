import type { FhirRoute } from '../../model/classify-fhir.ts'
import type { FhirRequest } from '../../model/request.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import { createRefusal } from './decide-search.ts'
import { readSearchParameters } from './read-search.ts'

/**
 * Lets the caller refuse a request, or an entry of a Bundle. Returns the parameters that it has, without
 * those that are no criteria; a search has its own decision on them. Throws FhirError for a refusal.
 */
export function decideRequest(request: FhirRequest, route: FhirRoute, parameters: Parameters): Parameters {
  if (!request.decide) return parameters
  const { interaction, type, detail } = route
  const isSearch = interaction.startsWith('search-')
  const { refusal, accepted } = request.decide('fhir.request', {
    method: request.method,
    interaction,
    type: interaction === 'search-compartment' ? detail : type,
    operation: interaction === 'operation' ? detail : undefined,
    parameters: isSearch ? readSearchParameters(request, parameters) : parameters,
    isEntry: request.isEntry === true,
    accepted: [],
    refusal: undefined,
  })
  if (refusal) throw createRefusal(refusal)
  if (accepted.length === 0 || isSearch) return parameters
  return parameters.filter(([name]) => !accepted.includes(name))
}

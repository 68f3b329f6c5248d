import type { FhirRoute } from '../../model/classify-fhir.ts'
import type { FhirRequest } from '../../model/request.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import { createRefusal } from './decide-search.ts'
import { readSearchParameters } from './read-search.ts'

/** Lets the caller refuse a request, or an entry of a Bundle. Throws FhirError when it does. */
export function decideRequest(request: FhirRequest, route: FhirRoute, parameters: Parameters): void {
  if (!request.decide) return
  const { interaction, type, detail } = route
  const isSearch = interaction.startsWith('search-')
  const { refusal } = request.decide('fhir.request', {
    method: request.method,
    interaction,
    type: interaction === 'search-compartment' ? detail : type,
    operation: interaction === 'operation' ? detail : undefined,
    parameters: isSearch ? readSearchParameters(request, parameters) : parameters,
    isEntry: request.isEntry === true,
    refusal: undefined,
  })
  if (refusal) throw createRefusal(refusal)
}

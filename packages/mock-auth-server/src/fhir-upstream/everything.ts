import { patientsOf } from '../fhir/access/patients-of.ts'
import { FhirError } from '../fhir/fhir-error.ts'
import { operationParameters } from '../fhir/interactions/operation-parameters.ts'
import { permit } from '../fhir/interactions/permit.ts'
import type { FhirReply } from '../fhir/request.ts'
import { searchOptions } from '../fhir/search/search-options.ts'
import { givePage } from './give-page.ts'
import { ownerOf } from './owner-of.ts'
import { seen } from './read.ts'
import type { Sort } from './reading.ts'
import { entryOf } from './sight.ts'
import type { UpstreamCall } from './upstream-call.ts'

/** `Patient/id/$everything`: the compartment, and the shared resources that it refers to. */
export async function everything(call: UpstreamCall): Promise<FhirReply> {
  const { id, sight, request, upstream } = call
  permit(sight, 'Patient', 'rs')
  await seen(call, 'rs')
  const path = `Patient/${id}/$everything`
  const options = searchOptions(operationParameters(call))
  const sort: Sort = (resource) => {
    if (!sight.sees(resource, 'rs') || (options.types && !options.types.includes(resource.resourceType))) {
      return undefined
    }
    const patients = patientsOf(entryOf(resource))
    if (patients?.has(id)) return 'match'
    return patients === undefined ? 'include' : undefined
  }
  const plan = { options, issues: [], honoured: [] }
  const { cursor } = options
  const kept = cursor === undefined ? undefined : upstream.pages.find(cursor, ownerOf(request), path)
  if (cursor !== undefined && !kept) throw new FhirError(410, 'not-found', 'This page is gone: ask anew')
  const reading = kept?.reading ?? { matches: [], included: [], next: `${path}?_count=${options.count + 1}` }
  return givePage(call, { path, reading, sort }, plan, !kept)
}

import { patientsOf } from '../../access/patients-of.ts'
import { operationParameters } from '../../interactions/operation-parameters.ts'
import { permit } from '../../interactions/permit.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import { searchOptions } from '../../search/search-options.ts'
import { ownerOf } from '../access/owner-of.ts'
import { entryOf } from '../access/sight.ts'
import { givePage } from '../give-page.ts'
import type { Sort } from '../reading.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import { seen } from './read.ts'

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

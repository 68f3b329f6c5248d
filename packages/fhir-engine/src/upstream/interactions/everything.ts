import { findVisiblePatients } from '../../access/find-visible-patients.ts'
import { getSearchOwner } from '../../access/get-search-owner.ts'
import { readOperationParameters } from '../../interactions/operations/read-operation-parameters.ts'
import { requireScope } from '../../interactions/require-scope.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import { UPSTREAM_PAGING } from '../../search/parameters/paging.ts'
import { parseSearchOptions } from '../../search/parameters/parse-search-options.ts'
import { toStoredVersion } from '../access/upstream-access-filter.ts'
import { createPageReply } from '../create-page-reply.ts'
import type { ClassifyEntry } from '../read-ahead.ts'
import type { UpstreamContext } from '../upstream-context.ts'
import { requireVisibleResource } from './read.ts'

/** Handles `Patient/id/$everything`: the compartment, and the shared resources that it refers to. */
export async function everything(call: UpstreamContext): Promise<FhirReply> {
  const { id, sight, request, upstream } = call
  requireScope(sight, 'Patient', 'rs')
  await requireVisibleResource(call, 'rs')
  const path = `Patient/${id}/$everything`
  const options = parseSearchOptions(readOperationParameters(call), UPSTREAM_PAGING)
  const sort: ClassifyEntry = (resource) => {
    if (
      !sight.isVisible(resource, 'rs') ||
      (options.types && !options.types.includes(resource.resourceType))
    ) {
      return undefined
    }
    const patients = findVisiblePatients(
      { store: sight.known, filter: sight.filter },
      toStoredVersion(resource),
    )
    if (patients?.has(id)) return 'match'
    return patients === undefined ? 'include' : undefined
  }
  const plan = { options, issues: [], honoured: [] }
  const { cursor } = options
  const kept = cursor === undefined ? undefined : upstream.pages.find(cursor, getSearchOwner(request), path)
  if (cursor !== undefined && !kept)
    throw new FhirError(410, 'not-found', 'This page link has expired; repeat the request')
  const reading = kept?.reading ?? { matches: [], included: [], next: `${path}?_count=${options.count + 1}` }
  return createPageReply(call, { path, reading, sort }, plan, !kept)
}

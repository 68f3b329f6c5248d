/**
 * A FHIR R4 engine without HTTP.
 *
 *     const base = createFhirBase(loadSampleData)        // once per process, shared
 *     const store = base.fork()                          // one per tenant, copy on write, nothing is copied
 *     const { step } = classifyFhir(method, path)        // before handling
 *     await prepareRequest(request)                      // loads what it needs, once: code systems, invariants
 *     const reply = handleFhir(store, request)           // the reply as data; never throws for bad input
 *     const { contentType, body } = serializeFhir(reply, request)
 *
 * `request.access` determines what the client may read and write; the caller must refuse a missing or bad token.
 */
import type { Resource } from './model/resource.ts'
import { SAMPLE_TODAY } from './sample/values/sample-date.ts'
import { createBaseVersions } from './store/base-version.ts'
import { FhirBase } from './store/fhir-base.ts'

export { findUserPatients } from './access/find-user-patients.ts'
export { findSearchParameter, isResourceType, listResourceTypes } from './definitions/search-parameters.ts'
export { exportResources } from './export-resources.ts'
export { handleFhir } from './handle-fhir.ts'
export { type Category, listCategories } from './list-categories.ts'
export { listPeople } from './list-people.ts'
export { classifyFhir, type FhirRoute } from './model/classify-fhir.ts'
export type * from './model/decisions.ts'
export type { FhirErrorCause } from './model/fhir-error.ts'
export type { Access, FhirReply, FhirRequest } from './model/request.ts'
export { prepareRequest } from './prepare-request.ts'
export { readJsonValues } from './read-json-values.ts'
export { createDecidedReply, decideError } from './reply/decide-error.ts'
export { serializeFhir } from './reply/serialize-fhir.ts'
export { type ImportResult, ResourceImport } from './resource-import.ts'
export { listSamplePeople } from './sample/people/list-sample-people.ts'
export { loadSampleData } from './sample/sample-data.ts'
export type { FhirBase } from './store/fhir-base.ts'
export type { FhirStore } from './store/fhir-store.ts'
export type { StoreOptions } from './store/store-options.ts'
export { handleAsJson } from './xml/handle-as-json.ts'

/**
 * Creates a shared, read-only base of resources; a function is called on first access. Loading throws when
 * two resources have the same type and id.
 */
export function createFhirBase(
  resources: readonly fhir4.FhirResource[] | (() => readonly fhir4.FhirResource[]),
): FhirBase {
  const load = typeof resources === 'function' ? resources : () => resources
  return new FhirBase(() =>
    createBaseVersions(load() as unknown as readonly Resource[], Date.parse(SAMPLE_TODAY)),
  )
}

import { buildNarrative } from './build-narrative.ts'
import { getTimeBefore } from './values/sample-date.ts'

/** The `meta` that all sample resources share. */
const stamp = { versionId: '1', lastUpdated: getTimeBefore(0, 0) }

/** Gives a resource its version and its narrative. */
export function finishResource<T extends fhir4.FhirResource>(resource: T): T {
  resource.meta = { ...resource.meta, ...stamp }
  // A Binary is no DomainResource and has none.
  if (resource.resourceType !== 'Binary') Object.assign(resource, { text: buildNarrative(resource as never) })
  return resource
}

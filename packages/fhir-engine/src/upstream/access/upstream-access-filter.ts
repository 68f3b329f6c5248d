import type { AccessFilter } from '../../access/access-filter.ts'
import { createAccessFilter } from '../../access/create-access-filter.ts'
import { findCompartmentPatients } from '../../access/find-compartment-patients.ts'
import { isResourceType } from '../../definitions/search-parameters.ts'
import type { Access } from '../../model/request.ts'
import { isObject, type Resource } from '../../model/resource.ts'
import { FhirBase } from '../../store/fhir-base.ts'
import type { FhirStore } from '../../store/fhir-store.ts'
import type { StoreOptions } from '../../store/store-options.ts'
import type { LiveVersion } from '../../store/stored-version.ts'

/** An access filter for the resources that the upstream returns. */
export interface UpstreamAccessFilter {
  readonly filter: AccessFilter
  isVisible(resource: Resource, letters: string): boolean
}

/**
 * Creates the access filter that the engine's own store uses, for the upstream; `known` are resources that it
 * must know.
 */
export function createUpstreamAccessFilter(
  access: Access,
  known: readonly Resource[] = [],
): UpstreamAccessFilter {
  const filter = createAccessFilter(access, createTransientStore(known))
  const all = access.kind === 'all'
  return {
    filter,
    isVisible(resource, letters) {
      try {
        const entry = toStoredVersion(resource)
        return filter.isVisible(entry, letters) && (all || filter.isVisible(asIfForeign(entry), letters))
      } catch {
        // A value that is not a readable resource is visible to no caller.
        return false
      }
    },
  }
}

/** Creates a store that contains only these resources of the upstream. */
export function createTransientStore(resources: readonly Resource[], options: StoreOptions = {}): FhirStore {
  return new FhirBase(() => resources, Date.now()).fork({ ...options, partial: true })
}

/** Returns `true` when the value is a resource that can be processed: a type of R4, with an id. */
export function isResource(value: unknown): value is Resource & { id: string } {
  return (
    isObject(value) &&
    typeof value.resourceType === 'string' &&
    isResourceType(value.resourceType) &&
    typeof value.id === 'string'
  )
}

export function toStoredVersion(resource: Resource): LiveVersion {
  const { resourceType: type, id = '', meta } = resource
  const at = Date.parse(meta?.lastUpdated ?? '') || 0
  const place = { version: 1, ordinal: 0, sequence: 0 }
  return { type, id, at, ...place, method: 'PUT', resource, cache: {} }
}

/**
 * Returns the entry with a foreign owner when it is a shared resource that names a patient in a way that
 * cannot be resolved.
 */
function asIfForeign(entry: LiveVersion): LiveVersion {
  const { patient, subject } = entry.resource
  const named = [patient, subject].flat().some((each) => isObject(each) && isUnclear(each))
  if (!named || findCompartmentPatients(entry) !== undefined) return entry
  return toStoredVersion({ ...entry.resource, patient: undefined, subject: { reference: 'Patient/-' } })
}

function isUnclear({ reference, identifier }: Record<string, unknown>): boolean {
  return reference === undefined ? identifier !== undefined : !/^[A-Z]\w*\/[^/]+/.test(String(reference))
}

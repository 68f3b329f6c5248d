import type { AccessFilter } from '../../access/access-filter.ts'
import { createAccessFilter } from '../../access/create-access-filter.ts'
import { isResourceType } from '../../definitions/search-parameters.ts'
import type { Access } from '../../model/request.ts'
import { isObject, type Resource } from '../../model/resource.ts'
import { createBaseVersions } from '../../store/base-version.ts'
import { FhirBase } from '../../store/fhir-base.ts'
import type { FhirStore } from '../../store/fhir-store.ts'
import type { StoreOptions } from '../../store/store-options.ts'
import type { LiveVersion } from '../../store/stored-version.ts'

/** An access filter for the resources that the upstream returns. */
export interface UpstreamAccessFilter {
  /** Resources that the filter knows, to find out whose others are. */
  readonly known: FhirStore
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
  const store = createTransientStore(known)
  const filter = createAccessFilter(access, store)
  return {
    known: store,
    filter,
    isVisible(resource, letters) {
      try {
        return filter.isVisible(toStoredVersion(resource), letters)
      } catch {
        // A value that is not a readable resource is visible to no caller.
        return false
      }
    },
  }
}

/**
 * Creates a store with these resources of the upstream, and with what the filter of the request knows; of
 * several with one id the first is stored.
 */
export function createKnowingStore(
  { known }: UpstreamAccessFilter,
  resources: readonly Resource[],
  options: StoreOptions = {},
): FhirStore {
  const others = known.types().flatMap((type) => known.live(type).map(({ resource }) => resource))
  const distinct = new Map<string, Resource>()
  for (const each of [...resources, ...others]) {
    const url = `${each.resourceType}/${each.id}`
    if (!distinct.has(url)) distinct.set(url, each)
  }
  return createTransientStore([...distinct.values()], options)
}

/** Creates a store that contains only these resources of the upstream. */
export function createTransientStore(resources: readonly Resource[], options: StoreOptions = {}): FhirStore {
  return new FhirBase(() => createBaseVersions(resources, Date.now())).fork({ ...options, partial: true })
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
  const place = { version: '1', ordinal: 0, sequence: 0 }
  return { type, id, at, ...place, method: 'PUT', resource, cache: {} }
}

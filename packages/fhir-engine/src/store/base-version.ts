import type { Resource } from '../model/resource.ts'
import type { LiveVersion } from './stored-version.ts'

/** The versions of a base by type and id. */
export type BaseVersions = Map<string, Map<string, LiveVersion>>

/** The characters of an id, which are safe in headers and URLs. */
const VERSION = /^[A-Za-z0-9\-.]{1,64}$/

/**
 * Creates the version that a given resource is stored as, with its place among all as `index`; `at` dates one without
 * `meta.lastUpdated`.
 */
export function createBaseVersion(resource: Resource, index: number, at: number): LiveVersion {
  const { resourceType: type, id = String(index + 1), meta } = resource
  const version = VERSION.test(meta?.versionId ?? '') ? (meta?.versionId as string) : '1'
  const updated = Date.parse(meta?.lastUpdated ?? '') || at
  const complete = id === resource.id && meta?.versionId === version && meta.lastUpdated
  const stamp = { versionId: version, lastUpdated: meta?.lastUpdated ?? new Date(updated).toISOString() }
  return {
    ...{ type, id, version, at: updated, ordinal: index, sequence: index, method: 'PUT' },
    resource: complete ? resource : { ...resource, id, meta: { ...meta, ...stamp } },
    cache: {},
  }
}

/** Creates the versions of given resources, which stay objects; throws when two have the same type and id. */
export function createBaseVersions(resources: readonly Resource[], at: number): BaseVersions {
  const versions: BaseVersions = new Map()
  for (const [index, resource] of resources.entries()) {
    const version = createBaseVersion(resource, index, at)
    if (!registerVersion(versions, version)) throw new Error(`${version.type}/${version.id} occurs twice`)
  }
  return versions
}

/** Adds a version; returns `false`, and leaves the first, when there is one of the same type and id. */
export function registerVersion(versions: BaseVersions, version: LiveVersion): boolean {
  const entries = versions.get(version.type) ?? new Map<string, LiveVersion>()
  if (entries.has(version.id)) return false
  if (entries.size === 0) versions.set(version.type, entries)
  entries.set(version.id, version)
  return true
}

import { serializeJson } from '../model/json.ts'
import type { Resource } from '../model/resource.ts'

/** One stored version of a resource; immutable once stored, except for its caches. */
export interface StoredVersion {
  readonly type: string
  readonly id: string
  /** `meta.versionId`, `ETag` and the version in URLs. */
  readonly version: string
  /** Milliseconds. */
  readonly at: number
  /** Order in which ids appeared in the store: the default order of searches. */
  readonly ordinal: number
  /** Order of versions, across the store. */
  readonly sequence: number
  readonly method: 'POST' | 'PUT' | 'DELETE'
  /** Absent when this version is a deletion. */
  readonly resource?: Resource
  /** The JSON of the resource, where it is at hand. */
  readonly text?: string
  /** Returns the resource for one use, where it is not kept as an object. */
  parse?(): Resource
  readonly previous?: StoredVersion
  /** Values derived from the resource, by name. */
  readonly cache: Record<string, unknown>
}

export type LiveVersion = StoredVersion & { readonly resource: Resource }

export function isLiveVersion(entry: StoredVersion | undefined): entry is LiveVersion {
  return entry !== undefined && entry.method !== 'DELETE'
}

/** Returns the JSON of a resource. */
export function getText(entry: LiveVersion): string {
  return entry.text ?? getOrCompute(entry, '%text', () => serializeJson(entry.resource))
}

/** Returns the resource to compute something of; what is not kept as an object is not kept for it either. */
export function readOnce(entry: LiveVersion): Resource
export function readOnce(entry: StoredVersion): Resource | undefined
export function readOnce(entry: StoredVersion): Resource | undefined {
  return entry.parse ? entry.parse() : entry.resource
}

/** Computes something about an entry once. */
export function getOrCompute<T>(entry: StoredVersion, name: string, compute: () => T): T {
  if (Object.hasOwn(entry.cache, name)) return entry.cache[name] as T
  const value = compute()
  entry.cache[name] = value
  return value
}

/**
 * Returns the version itself, or for a deletion the version before it, which decides who may see the deletion;
 * `undefined` when there is none.
 */
export function getShownVersion(entry: StoredVersion | undefined): LiveVersion | undefined {
  if (!entry || isLiveVersion(entry)) return entry
  return getOrCompute(entry, '%deleted', () => getShownVersion(entry.previous))
}

/** Returns the version after another: its number plus one, or a number that no version of the resource has. */
export function getNextVersion(previous: StoredVersion | undefined): string {
  if (!previous) return '1'
  if (NUMBER.test(previous.version)) return String(Number(previous.version) + 1)
  const versions = [...listVersions(previous)].map(({ version }) => version)
  const numbers = versions.filter((version) => NUMBER.test(version)).map(Number)
  return String(Math.max(versions.length, ...numbers) + 1)
}

/** A version that can be counted on: without leading zeros, below 2^53. */
const NUMBER = /^[1-9]\d{0,14}$/

/** Yields all versions of a resource, newest first. */
export function* listVersions(entry: StoredVersion | undefined): Generator<StoredVersion> {
  for (let each = entry; each; each = each.previous) yield each
}

import type { Resource } from '../model/resource.ts'

/** One stored version of a resource; never changed once stored, only its caches fill. */
export interface Entry {
  readonly type: string
  readonly id: string
  readonly version: number
  /** Milliseconds. */
  readonly at: number
  /** Order in which ids appeared in the store: the default order of searches. */
  readonly ordinal: number
  /** Order of versions, across the store. */
  readonly sequence: number
  readonly method: 'POST' | 'PUT' | 'DELETE'
  /** Absent when this version is a deletion. */
  readonly resource?: Resource
  readonly previous?: Entry
  /** What was derived from the resource, by name. */
  readonly cache: Record<string, unknown>
}

export type LiveEntry = Entry & { readonly resource: Resource }

export function isLive(entry: Entry | undefined): entry is LiveEntry {
  return entry?.resource !== undefined
}

/** Computes something about an entry once. */
export function cached<T>(entry: Entry, name: string, compute: () => T): T {
  if (Object.hasOwn(entry.cache, name)) return entry.cache[name] as T
  const value = compute()
  entry.cache[name] = value
  return value
}

/** All versions of a resource, newest first. */
export function* versions(entry: Entry | undefined): Generator<Entry> {
  for (let each = entry; each; each = each.previous) yield each
}

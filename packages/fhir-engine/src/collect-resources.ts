import { BundleLinks } from './links/bundle-links.ts'
import { isObject, type PlainObject, type Resource } from './model/resource.ts'

/** A resource in a document, before it is checked. */
export interface FoundResource {
  /** Document, line and entry. */
  readonly where: string
  readonly resource: Resource
  readonly fullUrl?: string | undefined
  /** Links of the Bundle that it is an entry of. */
  readonly links?: BundleLinks
}

/** Bundles that are resources of their own; all others only transport some. */
const KEPT = new Set<unknown>(['document', 'collection'])

/**
 * Returns the resources in a document: the value itself, or the entries of a Bundle. A document or a collection
 * is a resource besides its entries; of a history there are the newest versions, without what was deleted.
 */
export function collectResources(where: string, value: unknown): FoundResource[] {
  if (!isObject(value) || value.resourceType !== 'Bundle' || !Array.isArray(value.entry)) {
    return [{ where, resource: value as Resource }]
  }
  const links = new BundleLinks(true)
  const entries = value.entry.map((entry: unknown, i) => ({ entry, at: `${where} entry ${i}` }))
  const wanted = value.type === 'history' ? selectNewest(entries) : entries
  const inside = wanted.flatMap(({ entry, at }) => {
    if (!isObject(entry) || !isObject(entry.resource)) return []
    const fullUrl = typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined
    const resource = withId(entry.resource, fullUrl)
    const url = `${resource.resourceType}/${resource.id}`
    if (fullUrl !== undefined) links.add(fullUrl, { url, version: resource.meta?.versionId })
    const [first, ...others] = collectResources(at, resource)
    return [...(first ? [{ links, fullUrl, ...first }] : []), ...others]
  })
  return KEPT.has(value.type) ? [{ where, resource: withOwnId(value) }, ...inside] : inside
}

/** Returns the first entry about each resource: a history begins with the newest (R4 §3.1.0.13). */
function selectNewest<T extends { readonly entry: unknown }>(entries: readonly T[]): T[] {
  const newest = new Map<string, T>()
  for (const each of entries) {
    const name = nameOf(each.entry)
    if (!newest.has(name)) newest.set(name, each)
  }
  return [...newest.values()].filter(({ entry }) => !isDeletion(entry))
}

function nameOf(entry: unknown): string {
  if (!isObject(entry)) return ''
  const { resource, request, fullUrl } = entry
  if (isObject(resource) && resource.id !== undefined) return `${resource.resourceType}/${resource.id}`
  const text = isObject(request) && request.method !== 'POST' ? request.url : fullUrl
  return /[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.exec(String(text))?.[0] ?? String(text)
}

function isDeletion(entry: unknown): boolean {
  return isObject(entry) && isObject(entry.request) && entry.request.method === 'DELETE'
}

function withId(resource: PlainObject, fullUrl: string | undefined): Resource {
  const id = /^(?:urn:uuid:|.*\/)([A-Za-z0-9\-.]{1,64})$/.exec(fullUrl ?? '')?.[1]
  return (resource.id === undefined && id ? { ...resource, id } : resource) as Resource
}

/** Returns a Bundle with the id that its identifier has, when it has none of its own. */
function withOwnId(bundle: PlainObject): Resource {
  const { identifier } = bundle
  return withId(bundle, isObject(identifier) ? String(identifier.value) : undefined)
}

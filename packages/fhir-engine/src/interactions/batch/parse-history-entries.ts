import { BundleLinks } from '../../links/bundle-links.ts'
import { replaceLinks } from '../../links/replace-links.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { isObject, type PlainObject } from '../../model/resource.ts'
import type { InteractionContext } from '../interaction-context.ts'
import { type BundlePart, parseBundleEntry } from './parse-bundle-entry.ts'

/**
 * Parses the entries of a history as updates and deletions of the resources they are about, so that ids remain;
 * links to a `fullUrl` become references to these. Throws FhirError 400 for an entry that is neither.
 */
export function parseHistoryEntries(call: InteractionContext, entries: readonly unknown[]): BundlePart[] {
  const links = new BundleLinks(false)
  const parts = entries.map((entry, i) => {
    const url = targetOf(entry, i)
    const { fullUrl, resource } = entry as PlainObject
    if (typeof fullUrl === 'string') links.add(fullUrl, { url, version: undefined })
    const request = { method: isObject(resource) ? 'PUT' : 'DELETE', url }
    return parseBundleEntry(call, { fullUrl, resource, request }, i)
  })
  return parts.map((part) =>
    isObject(part.content)
      ? { ...part, content: replaceLinks(part.content, links.from(part.fullUrl)) }
      : part,
  )
}

/** Returns the `Type/id` of an entry: that of its resource, or for a deletion that of its request. */
function targetOf(entry: unknown, index: number): string {
  const { resource, request } = isObject(entry) ? entry : {}
  if (isObject(resource) && resource.id !== undefined) return `${resource.resourceType}/${resource.id}`
  const url = isObject(request) && request.method === 'DELETE' ? String(request.url) : ''
  const [target] = /[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.exec(url) ?? []
  if (target !== undefined && resource === undefined) return target
  throw new FhirError(
    400,
    'required',
    `Bundle.entry[${index}] of a history requires a resource with an id, or the request of a deletion`,
  )
}

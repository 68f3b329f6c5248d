import { replaceLinks } from '../../links/replace-links.ts'
import type { Resource } from '../../model/resource.ts'

/**
 * Returns a resource whose links to resources that the upstream has not named yet, attachments included, are
 * `fullUrl`s.
 */
export function replaceCreatedReferences(resource: Resource, created: ReadonlySet<string>): Resource {
  return replaceLinks(resource, (link) => (created.has(link) ? `urn:uuid:${link.split('/')[1]}` : undefined))
}

import { isObject, type PlainObject } from '../model/resource.ts'
import { BundleLinks } from './bundle-links.ts'

/** Names by which resources of other documents may be referred to: the `fullUrl`s of Bundles, and identifiers. */
export class ImportLinks {
  readonly #fullUrls = new BundleLinks(true)
  readonly #identified = new Map<string, string>()

  /** Returns `true` for a link that another document may resolve: an absolute URL, or a conditional reference. */
  static reachesOut(link: string): boolean {
    return link.includes(':') || link.includes('?')
  }

  add({ resource, fullUrl }: { readonly resource: unknown; readonly fullUrl?: string | undefined }): void {
    if (!isObject(resource)) return
    const url = `${resource.resourceType}/${resource.id}`
    if (fullUrl !== undefined) this.#fullUrls.add(fullUrl, { url, version: versionOf(resource) })
    const list = Array.isArray(resource.identifier) ? resource.identifier.filter(isObject) : []
    for (const { system, value } of list) {
      this.#identified.set(`${resource.resourceType}?identifier=${system}|${value}`, url)
    }
  }

  /** Returns the plain reference for a link, as far as is known yet. */
  resolve(link: string, isReference: boolean): string | undefined {
    return (
      this.#fullUrls.from(undefined)(link, isReference) ??
      (isReference ? this.#identified.get(link) : undefined)
    )
  }
}

function versionOf({ meta }: PlainObject): unknown {
  return isObject(meta) ? meta.versionId : undefined
}

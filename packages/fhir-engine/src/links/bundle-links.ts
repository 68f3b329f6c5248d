import { isResourceType } from '../definitions/search-parameters.ts'
import type { ReplaceLink } from './replace-links.ts'

interface Target {
  /** `Type/id`. */
  readonly url: string
  /** `meta.versionId` of the entry. */
  readonly version: unknown
}

const RELATIVE = /^([A-Z][A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}$/
const VERSIONED = /^(.+)\/_history\/([A-Za-z0-9\-.]{1,64})$/

/**
 * The `fullUrl`s of a Bundle and the resources that they stand for. `keepsVersions` says that resources keep the
 * versions that they have in the Bundle.
 */
export class BundleLinks {
  readonly #targets = new Map<string, Target>()
  readonly #keepsVersions: boolean

  constructor(keepsVersions: boolean) {
    this.#keepsVersions = keepsVersions
  }

  add(fullUrl: string, target: Target): void {
    this.#targets.set(fullUrl, target)
  }

  has(fullUrl: string): boolean {
    return this.#targets.has(fullUrl)
  }

  /**
   * Returns the function that replaces the links of one entry. A relative reference is relative to the root of
   * the entry's `fullUrl`; one with a version needs an entry with that version (R4 bundle.html#references).
   */
  from(fullUrl: string | undefined): ReplaceLink {
    const root = getRoot(fullUrl)
    return (link) => {
      const absolute = root !== undefined && isRelative(link) ? `${root}/${link}` : link
      const target = this.#targets.get(absolute)
      if (target) return target.url
      const [, url, version] = VERSIONED.exec(absolute) ?? []
      const versioned = url === undefined ? undefined : this.#targets.get(url)
      if (!versioned || versioned.version !== version) return undefined
      return this.#keepsVersions ? `${versioned.url}/_history/${version}` : versioned.url
    }
  }
}

/** Returns the server's base in a `fullUrl` of the form `[root]/[type]/[id]`; `undefined` for others. */
function getRoot(fullUrl: string | undefined): string | undefined {
  const [, root, url = ''] = /^(https?:\/\/.+)\/([^/]+\/[^/]+)$/.exec(fullUrl ?? '') ?? []
  return isRelative(url) ? root : undefined
}

function isRelative(link: string): boolean {
  const [, type] = RELATIVE.exec(VERSIONED.exec(link)?.[1] ?? link) ?? []
  return type !== undefined && isResourceType(type)
}

import { SmartError, toSmartError } from '../smart-error.ts'
import { getBundleLinks } from './bundle.ts'

type Json = Record<string, unknown>

/** A Bundle without entries whose only link is the next page. */
export type NextLink = {
  resourceType: 'Bundle'
  link: [{ relation: 'next'; url: string }]
}

export interface Pages {
  pages: Json[]
  /** Reason why pages are missing; absent when all were fetched. */
  stopped?: SmartError
}

/**
 * Follows `next` links verbatim, never one URL twice, at most `most` pages (C-158, F-260 … F-263).
 *
 * @param follow requests one page and throws when that fails, or when its URL is not below the FHIR base.
 */
export async function fetchAllPages(
  first: Json,
  fhirBase: string,
  most: number,
  follow: (bundle: NextLink) => Promise<Json>,
): Promise<Pages> {
  const pages = [first]
  const seen = new Set<string>()
  for (let current = first; ; ) {
    const url = findNextUrl(current, fhirBase)
    if (url === undefined) return { pages }
    try {
      if (seen.has(url)) throw new SmartError('fhir-invalid', 'The next link loops; paging was stopped.')
      if (pages.length >= most)
        throw new SmartError('fhir-invalid', `There are more than ${most} pages; the rest was not read.`)
      seen.add(url)
      current = await follow({ resourceType: 'Bundle', link: [{ relation: 'next', url }] })
      pages.push(current)
    } catch (thrown) {
      return { pages, stopped: toSmartError(thrown) }
    }
  }
}

/** Returns the next link; an absolute path is completed as text, since URL would write some characters in another way. */
function findNextUrl(bundle: Json, fhirBase: string): string | undefined {
  const url = getBundleLinks(bundle).find(({ relation }) => relation === 'next')?.url
  return url !== undefined && /^\/(?!\/)/.test(url) ? new URL(fhirBase).origin + url : url
}

import { SmartError, toSmartError } from '../smart-error.ts'
import { getBundleLinks } from './bundle.ts'
import { resolveFhirUrl } from './resolve-fhir-url.ts'

type Json = Record<string, unknown>

export interface Pages {
  pages: Json[]
  /** Reason why pages are missing; absent when all were fetched. */
  stopped?: SmartError
}

/**
 * Follows `next` links verbatim, only below the FHIR base, never one URL twice, at most `most` pages (C-158, F-260 … F-264).
 *
 * @param read asks for one page and throws when that fails.
 */
export async function fetchAllPages(
  first: Json,
  fhirBase: string,
  most: number,
  read: (url: string) => Promise<Json>,
): Promise<Pages> {
  const pages = [first]
  const seen = new Set<string>()
  for (let current = first; ; ) {
    const link = getBundleLinks(current).find(({ relation }) => relation === 'next')?.url
    if (link === undefined) return { pages }
    // Resolved as text: URL would write some characters in another way than the server did.
    const next = /^\/(?!\/)/.test(link) ? new URL(fhirBase).origin + link : link
    try {
      if (seen.has(next)) throw new SmartError('fhir-invalid', 'The next link loops; paging was stopped.')
      if (pages.length >= most)
        throw new SmartError('fhir-invalid', `There are more than ${most} pages; the rest was not read.`)
      seen.add(next)
      current = await read(resolveFhirUrl(next, fhirBase))
      pages.push(current)
    } catch (thrown) {
      return { pages, stopped: toSmartError(thrown) }
    }
  }
}

import { filterRecords } from '../http/is-record.ts'

type Json = Record<string, unknown>

/** Returns the links of a Bundle without malformed ones. */
export function getBundleLinks(bundle: Json): { relation: string; url: string }[] {
  if (!Array.isArray(bundle.link)) return []
  return bundle.link.flatMap((link: Json | null) =>
    typeof link?.relation === 'string' && typeof link.url === 'string'
      ? [{ relation: link.relation, url: link.url }]
      : [],
  )
}

/** Returns the entries of a Bundle that are objects. */
export function getBundleEntries(bundle: Json): Json[] {
  return filterRecords(bundle.entry)
}

/** Merges several pages to one searchset: the first page with the entries of all. */
export function mergePages(pages: readonly Json[]): Json | undefined {
  const [first] = pages
  return first && { ...first, entry: pages.flatMap(getBundleEntries) }
}

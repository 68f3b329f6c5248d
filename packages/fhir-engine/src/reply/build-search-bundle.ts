import { applySubset } from '../definitions/apply-subset.ts'
import { buildOperationOutcome } from '../model/fhir-error.ts'
import type { Parameters } from '../search/parse-query.ts'
import type { SearchOptions } from '../search/parse-search-options.ts'
import type { SearchResult } from '../search/run-search.ts'
import type { LiveVersion } from '../store/stored-version.ts'

/** Builds the `searchset` Bundle of a search; `path` is the part after the base in its links. */
export function buildSearchBundle(
  result: SearchResult,
  options: SearchOptions,
  parameters: Parameters,
  base: string,
  path: string,
): fhir4.Bundle {
  const kept = parameters.filter((each) => !options.criteria.includes(each) || result.honoured.includes(each))
  const url = (list: Parameters) => {
    const query = list.map((pair) => pair.map(encode).join('=')).join('&')
    return `${base}/${path}${query && `?${query}`}`
  }
  const at = (cursor: string) => url([...kept.filter(([name]) => name !== '_cursor'), ['_cursor', cursor]])
  const link: fhir4.BundleLink[] = [{ relation: 'self', url: url(kept) }]
  const { next, previous, entries } = result.page
  if (next || previous)
    link.push({ relation: 'first', url: url(kept.filter(([name]) => name !== '_cursor')) })
  if (previous) link.push({ relation: 'previous', url: at(previous) })
  if (next) link.push({ relation: 'next', url: at(next) })

  const item = (entry: LiveVersion, mode: 'match' | 'include'): fhir4.BundleEntry => ({
    fullUrl: `${base}/${entry.type}/${entry.id}`,
    resource: applySubset(entry.resource, options.subset) as unknown as fhir4.FhirResource,
    search: { mode },
  })
  const entry = [
    ...entries.map((each) => item(each, 'match')),
    ...result.included.map((each) => item(each, 'include')),
    ...(result.issues.length > 0
      ? [{ resource: buildOperationOutcome(result.issues), search: { mode: 'outcome' as const } }]
      : []),
  ]
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(options.total && { total: result.total }),
    link,
    ...(entry.length > 0 && { entry }),
  }
}

/** Percent-encodes a query part, except characters that are frequent in FHIR values. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2F|7C|2C|24)/g, decodeURIComponent)
}

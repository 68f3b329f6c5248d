import type { SearchNotice } from '../model/decisions.ts'
import type { Parameters } from '../search/parameters/parse-query.ts'
import type { SearchOptions } from '../search/parameters/parse-search-options.ts'
import type { SearchResult } from '../search/run-search.ts'
import { buildPageLinks, type PagePositions } from './build-page-links.ts'
import { buildSearchset } from './build-searchset.ts'

/** A result as it is shown, where that differs from what was found. */
interface ShownResult {
  readonly total: number | undefined
  readonly notices: readonly SearchNotice[]
  readonly positions: PagePositions
}

/** Builds the `searchset` Bundle of a search; `path` is the part after the base in its links. */
export function buildSearchBundle(
  result: SearchResult,
  options: SearchOptions,
  parameters: Parameters,
  base: string,
  path: string,
  shown?: ShownResult,
): fhir4.Bundle {
  const { page, included, issues, honoured } = result
  const { paging, count, subset } = options
  const repeated = parameters.filter((each) => !options.criteria.includes(each) || honoured.includes(each))
  const { next, previous, last } = page
  const positions = shown?.positions ?? { current: undefined, next, previous, last }
  return buildSearchset({
    ...{ base, subset, issues },
    total: shown ? shown.total : options.total ? result.total : undefined,
    link: buildPageLinks({ base, path, parameters: repeated, paging, count }, positions),
    matches: page.entries,
    included,
    ...(shown && { notices: shown.notices }),
  })
}

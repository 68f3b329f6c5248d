import type { Resource } from '../model/resource.ts'
import type { Parameters } from '../search/parameters/parse-query.ts'

/**
 * The position up to which a search of the upstream was read; a value, so that a page can be requested again.
 */
export interface UpstreamCursor {
  /** Matches that the caller may read and that no page has returned yet. */
  readonly matches: readonly Resource[]
  readonly included: readonly Resource[]
  /** The upstream's next page. */
  readonly next: string | undefined
  /** Searches that follow when there is no next page. */
  readonly later?: readonly string[]
}

/** An unfinished search of the upstream, as it was when a page of it was returned. */
export interface UpstreamSearch {
  /** Owner of the search, who may request the next page: token and patient. */
  readonly owner: string
  readonly path: string
  readonly reading: UpstreamCursor
  /** The parameters of the search, where its links do not have them. */
  readonly parameters?: Parameters
}

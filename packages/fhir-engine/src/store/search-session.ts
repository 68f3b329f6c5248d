import { PagingTable } from './paging-table.ts'

/** A search with a further page, which a link names by its id alone. */
export interface SearchSession {
  /** Owner of the search, who may request the page: the same token, about the same patient. */
  readonly owner: string
  /** Path below the base, without `_search`. */
  readonly path: string
  readonly parameters: readonly (readonly [name: string, value: string])[]
  readonly cursor: string
}

/** Creates the table of the sessions of one store. */
export function createSessionTable(now: () => number): PagingTable<SearchSession> {
  return new PagingTable({ measure: (session) => JSON.stringify(session).length, now })
}

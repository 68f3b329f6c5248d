import type { Resource } from '../model/resource.ts'

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

/** An unfinished search, as it was when a page of it was returned. */
export interface StoredSearch {
  /** Owner of the search, who may request the next page: token and patient. */
  readonly owner: string
  readonly path: string
  readonly reading: UpstreamCursor
}

const LIMIT = 500
const LIFETIME_MS = 30 * 60_000

/** Cursors of unfinished searches, by id: the paging URLs of the upstream never leave this server. */
export class PagingTable {
  readonly #kept = new Map<string, StoredSearch & { readonly until: number }>()

  /** Stores the search and returns its id, which can be used repeatedly for half an hour. */
  keep(kept: StoredSearch): string {
    const id = crypto.randomUUID()
    this.#kept.set(id, { ...kept, until: Date.now() + LIFETIME_MS })
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= LIMIT) break
      this.#kept.delete(oldest)
    }
    return id
  }

  /** Returns the stored search if it has this owner and this path and has not expired. */
  find(id: string, owner: string, path: string): StoredSearch | undefined {
    const found = this.#kept.get(id)
    return found && found.owner === owner && found.path === path && found.until > Date.now()
      ? found
      : undefined
  }
}

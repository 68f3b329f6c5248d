import type { Resource } from '../model/resource.ts'

/** How far a search of the upstream was read; a value, so that a page can be asked for again. */
export interface UpstreamCursor {
  /** What the caller may see and was not yet given. */
  readonly matches: readonly Resource[]
  readonly included: readonly Resource[]
  /** The upstream's next page. */
  readonly next: string | undefined
  /** Searches to go on with when there is no next page. */
  readonly later?: readonly string[]
}

/** A search under way, as it was when a page of it was given out. */
export interface StoredSearch {
  /** Who may go on: token and patient. */
  readonly owner: string
  readonly path: string
  readonly reading: UpstreamCursor
}

const LIMIT = 500
const LIFETIME_MS = 30 * 60_000

/** Where searches go on: the upstream's own paging addresses never leave this server. */
export class PagingTable {
  readonly #kept = new Map<string, StoredSearch & { readonly until: number }>()

  /** The id under which this can be taken up again, as often as wanted, for half an hour. */
  keep(kept: StoredSearch): string {
    const id = crypto.randomUUID()
    this.#kept.set(id, { ...kept, until: Date.now() + LIFETIME_MS })
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= LIMIT) break
      this.#kept.delete(oldest)
    }
    return id
  }

  /** What was kept, if it is this owner's, at this path, and not too old. */
  find(id: string, owner: string, path: string): StoredSearch | undefined {
    const found = this.#kept.get(id)
    return found && found.owner === owner && found.path === path && found.until > Date.now()
      ? found
      : undefined
  }
}

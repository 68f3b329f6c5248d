/** The owner and the path of a search, which a request for another page of it must have, too. */
interface OwnedSearch {
  readonly owner: string
  readonly path: string
}

interface TableOptions<Search> {
  /** Returns the number of characters that a search counts; 0 when absent. */
  readonly measure?: (search: Search) => number
  /** Returns wall-clock time in milliseconds since 1970. */
  readonly now?: () => number
}

const LIMIT = 500
const CHARACTERS = 1_000_000
const LIFETIME_MS = 30 * 60_000

/** Unfinished searches, by id: at most 500 of them, and a million characters; the oldest are evicted. */
export class PagingTable<Search extends OwnedSearch> {
  readonly #kept = new Map<
    string,
    { readonly search: Search; readonly size: number; readonly until: number }
  >()
  readonly #measure: (search: Search) => number
  readonly #now: () => number
  #characters = 0

  constructor({ measure = () => 0, now = Date.now }: TableOptions<Search> = {}) {
    this.#measure = measure
    this.#now = now
  }

  /** `true` when no further page of any search can be requested. */
  get isEmpty(): boolean {
    const now = this.#now()
    for (const { until } of this.#kept.values()) if (until > now) return false
    return true
  }

  /** Stores the search and returns its id, which can be used repeatedly for its lifetime, by default half an hour. */
  keep(search: Search, lifetimeMs = LIFETIME_MS): string {
    const id = crypto.randomUUID()
    const size = this.#measure(search)
    this.#kept.set(id, { search, size, until: this.#now() + lifetimeMs })
    this.#characters += size
    for (const [oldest, item] of this.#kept) {
      if (this.#kept.size <= LIMIT && this.#characters <= CHARACTERS) break
      this.#kept.delete(oldest)
      this.#characters -= item.size
    }
    return id
  }

  /** Returns the stored search if it has this owner and this path and has not expired. */
  find(id: string, owner: string, path: string): Search | undefined {
    const found = this.#kept.get(id)
    if (!found || found.until <= this.#now()) return undefined
    const { search } = found
    return search.owner === owner && search.path === path ? search : undefined
  }
}

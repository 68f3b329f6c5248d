import type { Journal } from '../../../journal/journal.ts'
import type { FormerJournal } from '../../../journal/journal-limits.ts'

/** Number of names that are remembered. */
const LIMIT = 20_000

/** The tenants that gave way to others, by name: a request to one gets a reason, and no new tenant in silence. */
export class EvictedTenants {
  #journals = new Map<string, FormerJournal>()
  #count = 0

  /** Number of tenants that gave way so far. */
  get count(): number {
    return this.#count
  }

  /** Adds a tenant with its journal; one that a store has is only counted, since it is opened again on request. */
  add(name: string, journal: Journal | undefined): void {
    this.#count += 1
    if (!journal) return
    const { epoch, entries } = journal
    this.#journals.delete(name)
    this.#journals.set(name, { epoch, entries: entries.size + entries.evicted })
    const [oldest = ''] = this.#journals.keys()
    if (this.#journals.size > LIMIT) this.#journals.delete(oldest)
  }

  get(name: string): FormerJournal | undefined {
    return this.#journals.get(name)
  }

  /**
   * Returns what a new tenant of that name has to do with the former one: only that late requests to that are
   * stragglers.
   */
  findEpoch(name: string): FormerJournal | undefined {
    const found = this.#journals.get(name)
    return found && { epoch: found.epoch, entries: 0 }
  }

  delete(name: string): void {
    this.#journals.delete(name)
  }
}

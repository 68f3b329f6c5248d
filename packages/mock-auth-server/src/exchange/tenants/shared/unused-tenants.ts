import { DEFAULT_TENANT, type Tenants } from '../tenants.ts'
import { isWholeInStore } from './is-whole-in-store.ts'

/** Turns in which no request uses a tenant that is given up. */
export const IDLE_TURNS = 15

/** The tenants that no request has used for some time, told by the number of uses at each turn, without a clock. */
export class UnusedTenants {
  readonly #tenants: Tenants
  /** The numbers of uses at the last turns, the oldest first. */
  readonly #useCounts: number[] = []

  constructor(tenants: Tenants) {
    this.#tenants = tenants
  }

  /**
   * Ends a turn, and gives those tenants up that no request has used in the last 15: all but the default one, and those
   * that would lose something. While the store is away, none is.
   */
  endTurn(): void {
    const { hosted, shared } = this.#tenants
    const before = this.#useCounts.length < IDLE_TURNS ? undefined : this.#useCounts.shift()
    this.#useCounts.push(hosted.useCount)
    if (before === undefined || !shared?.store.isAvailable) return
    for (const each of hosted.listUnused(before)) {
      const { name } = each.tenant
      if (name !== DEFAULT_TENANT && isWholeInStore(this.#tenants, each))
        void shared.release(name, each.recorder)
    }
  }
}

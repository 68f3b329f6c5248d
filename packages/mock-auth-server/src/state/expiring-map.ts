import { Queue } from '../core/util/queue.ts'

/** Number of the oldest entries that are checked for expiry when one is added. */
const LOOKS = 4

/** A map that evicts its oldest entries: expired ones a few at each addition, others at the limit. */
export class ExpiringMap<Value extends { readonly expiresAt: number }> {
  readonly #limit: number
  #map = new Map<string, Value>()
  #order = new Queue<readonly [key: string, value: Value]>()

  constructor(limit = 50_000) {
    this.#limit = limit
  }

  get size(): number {
    return this.#map.size
  }

  get(key: string): Value | undefined {
    return this.#map.get(key)
  }

  set(key: string, value: Value): void {
    this.#map.set(key, value)
    this.#order.push([key, value])
    this.#tidy()
  }

  values(): IterableIterator<Value> {
    return this.#map.values()
  }

  delete(key: string): void {
    this.#map.delete(key)
  }

  /**
   * Removes expired entries by the wall clock, which is sufficient: callers use the tenant's clock, which is
   * never behind it.
   */
  #tidy(): void {
    const now = Date.now()
    for (let looked = 0; looked < LOOKS || this.#map.size > this.#limit; looked++) {
      const oldest = this.#order.peek()
      if (!oldest) return
      const [key, value] = oldest
      const gone = this.#map.get(key) !== value
      if (!gone && value.expiresAt > now && this.#map.size <= this.#limit) return
      this.#order.shift()
      if (!gone) this.#map.delete(key)
    }
  }
}

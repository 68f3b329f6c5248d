import { estimateSize } from '../../core/util/estimate-size.ts'
import { MemoryAccount } from '../../core/util/memory-account.ts'
import { Queue } from '../../core/util/queue.ts'
import type { RecordsOfKind } from './tenant-records.ts'

/** Number of the oldest entries that are checked for expiry when one is added. */
const LOOKS = 4
/** Bytes of an item without its key and value. */
const ITEM = 200

/** An item in the order of addition, with the bytes that it is accounted for until its turn to leave comes. */
interface Item<Value> {
  readonly key: string
  readonly value: Value
  readonly size: number
  /** `true` once it was deleted or replaced. */
  isGone: boolean
}

/** A map that evicts its oldest entries: expired ones a few at each addition, others at the limits. */
export class ExpiringMap<Value extends { readonly expiresAt: number }> {
  readonly #limit: number
  readonly #account: MemoryAccount
  readonly #records: RecordsOfKind | undefined
  #map = new Map<string, Item<Value>>()
  #order = new Queue<Item<Value>>()

  /** Creates a map of so many items, and of so many bytes as its account may have; it begins with its records. */
  constructor(account = new MemoryAccount(), limit = 50_000, records?: RecordsOfKind) {
    this.#account = account
    this.#limit = limit
    for (const [key, value] of records?.read() ?? []) this.set(key, value as Value)
    this.#records = records
  }

  get size(): number {
    return this.#map.size
  }

  get(key: string): Value | undefined {
    return this.#map.get(key)?.value
  }

  set(key: string, value: Value): void {
    const size = ITEM + key.length + estimateSize(value)
    const item = { key, value, size, isGone: false }
    this.#leave(key)
    this.#map.set(key, item)
    this.#order.push(item)
    this.note(key)
    this.#account.add(size)
    this.#tidy()
  }

  /** Returns the values, oldest first. */
  values(): Value[] {
    return Array.from(this.#map.values(), ({ value }) => value)
  }

  delete(key: string): void {
    this.#leave(key)
    this.#remove(key)
  }

  /** Notes that a value has changed in itself. */
  note(key: string): void {
    this.#records?.note(key, () => this.#map.get(key)?.value)
  }

  #leave(key: string): void {
    const item = this.#map.get(key)
    if (item) item.isGone = true
  }

  /**
   * Removes expired entries by the wall clock, which is sufficient: callers use the tenant's clock, which is
   * never behind it.
   */
  #tidy(): void {
    const now = Date.now()
    for (let looked = 0; looked < LOOKS || this.#isTooMuch; looked++) {
      const oldest = this.#order.peek()
      if (!oldest) return
      if (!oldest.isGone && oldest.value.expiresAt > now && !this.#isTooMuch) return
      this.#order.shift()
      if (!oldest.isGone) this.#remove(oldest.key)
      this.#account.add(-oldest.size)
    }
  }

  get #isTooMuch(): boolean {
    return this.#map.size > this.#limit || this.#account.bytes > this.#account.limit
  }

  #remove(key: string): void {
    this.#map.delete(key)
    this.note(key)
  }
}

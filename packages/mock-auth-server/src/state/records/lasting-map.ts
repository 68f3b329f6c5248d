import { estimateSize } from '../../core/util/estimate-size.ts'
import type { MemoryAccount } from '../../core/util/memory-account.ts'
import type { RecordsOfKind } from './tenant-records.ts'

/** A map whose values stay until they are removed, and are accounted for. */
export class LastingMap<Value> {
  readonly #account: MemoryAccount
  readonly #factor: number
  readonly #records: RecordsOfKind | undefined
  #map = new Map<string, Value>()

  /** Creates a map; a value takes `factor` times its size. It begins with its records. */
  constructor(account: MemoryAccount, factor = 1, records?: RecordsOfKind) {
    this.#account = account
    this.#factor = factor
    for (const [key, value] of records?.read() ?? []) this.set(key, value as Value)
    this.#records = records
  }

  get size(): number {
    return this.#map.size
  }

  /** `false` when the values have taken the memory that they may have. */
  get hasRoom(): boolean {
    return !this.#account.isFull
  }

  get(key: string): Value | undefined {
    return this.#map.get(key)
  }

  values(): IterableIterator<Value> {
    return this.#map.values()
  }

  set(key: string, value: Value): void {
    const before = this.#map.get(key)
    this.#map.set(key, value)
    this.#note(key)
    this.#account.add(this.#factor * (estimateSize(value) - estimateSize(before)))
  }

  delete(key: string): void {
    const before = this.#map.get(key)
    if (!this.#map.delete(key)) return
    this.#note(key)
    this.#account.add(-this.#factor * estimateSize(before))
  }

  #note(key: string): void {
    this.#records?.note(key, () => this.#map.get(key))
  }
}

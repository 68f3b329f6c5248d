import type { FactHistory, FactName, FactRecord } from '../core/journal/facts.ts'
import { Queue } from '../core/util/queue.ts'
import { ValueIndex } from './value-index.ts'

/**
 * Facts of many exchanges, found by value, by name and by run; the oldest are evicted at the limit. Records
 * are indexed by a fact or by their run on first use: most look-ups occur only when a journal is judged.
 */
export class FactIndex implements FactHistory {
  readonly #limit: number
  #order = new Queue<FactRecord>()
  #byName = new Map<FactName, ValueIndex>()
  #byRun: ValueIndex | undefined
  #complete = true

  constructor(limit = 40_000) {
    this.#limit = limit
  }

  get complete(): boolean {
    return this.#complete
  }

  add(record: FactRecord): void {
    this.#order.push(record)
    for (const index of this.#byName.values()) index.add(record)
    this.#byRun?.add(record)
    if (this.#order.size > this.#limit) this.#dropOldest()
  }

  findByValue(name: FactName, value: string): readonly FactRecord[] {
    return this.#index(name).findByValue(value)
  }

  findRecent(name: FactName): readonly FactRecord[] {
    return this.#index(name).findRecent()
  }

  isRecentWhole(name: FactName): boolean {
    return this.#complete && this.#index(name).isWhole
  }

  findByRun(run: string): readonly FactRecord[] {
    this.#byRun ??= new ValueIndex((record) => record.run, this.#order.toArray())
    return this.#byRun.findByValue(run)
  }

  /** Returns all records after that one, oldest first. */
  since(seq: number): FactRecord[] {
    return this.#order.toArray().filter((record) => record.seq > seq)
  }

  get(seq: number): FactRecord | undefined {
    return this.#order.toArray().find((record) => record.seq === seq)
  }

  clear(): void {
    this.#order.clear()
    this.#byName.clear()
    this.#byRun = undefined
    this.#complete = true
  }

  #index(name: FactName): ValueIndex {
    let index = this.#byName.get(name)
    if (!index) {
      index = new ValueIndex(({ facts }) => facts[name], this.#order.toArray())
      this.#byName.set(name, index)
    }
    return index
  }

  #dropOldest(): void {
    const oldest = this.#order.shift()
    if (!oldest) return
    this.#complete = false
    for (const index of this.#byName.values()) index.drop(oldest)
    this.#byRun?.drop(oldest)
  }
}

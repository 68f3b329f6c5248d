import type { FactHistory, FactName, FactRecord } from '../core/journal/facts.ts'
import { MemoryAccount } from '../core/util/memory-account.ts'
import { Queue } from '../core/util/queue.ts'
import { estimateFactsSize } from './estimate-entry-size.ts'
import { ValueIndex } from './value-index.ts'

/**
 * Facts of many exchanges, found by value, by name and by run; the oldest are evicted at the limits. Records
 * are indexed by a fact or by their run on first use: most look-ups occur only when a journal is judged.
 */
export class FactIndex implements FactHistory {
  readonly #limit: number
  readonly #account: MemoryAccount
  #order = new Queue<FactRecord>()
  /** Bytes of each record, in the same order. */
  #sizes = new Queue<number>()
  #byName = new Map<FactName, ValueIndex>()
  #byRun: ValueIndex | undefined
  #complete: boolean

  /** Creates an index; `isComplete` is `false` when there were facts before. */
  constructor(limit = 40_000, account = new MemoryAccount(), isComplete = true) {
    this.#limit = limit
    this.#account = account
    this.#complete = isComplete
  }

  get complete(): boolean {
    return this.#complete
  }

  /** Says that there were facts before that are not here. */
  markIncomplete(): void {
    this.#complete = false
  }

  add(record: FactRecord): void {
    const size = estimateFactsSize(record.facts)
    this.#order.push(record)
    this.#sizes.push(size)
    for (const index of this.#byName.values()) index.add(record)
    this.#byRun?.add(record)
    this.#account.add(size)
    while (this.#order.size > 0 && this.#isFull) this.#dropOldest()
  }

  get #isFull(): boolean {
    return this.#order.size > this.#limit || this.#account.bytes > this.#account.limit
  }

  /** Drops the oldest records until it is enough, or none is left. */
  drop(isEnough: () => boolean): void {
    while (this.#order.size > 0 && !isEnough()) this.#dropOldest()
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
    this.#byRun ??= new ValueIndex((record) => record.run, this.#list())
    return this.#byRun.findByValue(run)
  }

  /** Returns all records after that one, oldest first. */
  since(seq: number): FactRecord[] {
    return this.#list().filter((record) => record.seq > seq)
  }

  get(seq: number): FactRecord | undefined {
    return this.#list().find((record) => record.seq === seq)
  }

  clear(): void {
    this.#order.clear()
    this.#sizes.clear()
    this.#byName.clear()
    this.#byRun = undefined
    this.#complete = true
    this.#account.add(-this.#account.bytes)
  }

  #list(): FactRecord[] {
    return this.#order.toArray()
  }

  #index(name: FactName): ValueIndex {
    let index = this.#byName.get(name)
    if (!index) {
      index = new ValueIndex(({ facts }) => facts[name], this.#list())
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
    this.#account.add(-(this.#sizes.shift() ?? 0))
  }
}

import type { FactName, FactRecord, Past } from '../core/facts.ts'
import { Queue } from './queue.ts'
import { ValueIndex } from './value-index.ts'

/**
 * Facts of many exchanges, found by value, by name and by run; the oldest give way at the limit.
 * A fact is indexed once somebody asks for it: most are asked for only when a journal is judged.
 */
export class FactIndex implements Past {
  readonly #limit: number
  #records = new Map<number, FactRecord>()
  #order = new Queue<FactRecord>()
  #byName = new Map<FactName, ValueIndex>()
  #byRun = new Map<string, Queue<FactRecord>>()
  #complete = true

  constructor(limit = 40_000) {
    this.#limit = limit
  }

  get complete(): boolean {
    return this.#complete
  }

  add(record: FactRecord): void {
    this.#records.set(record.seq, record)
    this.#order.push(record)
    for (const index of this.#byName.values()) index.add(record)
    if (record.run !== undefined) this.#ofRun(record.run).push(record)
    if (this.#order.size > this.#limit) this.#dropOldest()
  }

  having(name: FactName, value: string): readonly FactRecord[] {
    return this.#index(name).having(value)
  }

  recent(name: FactName): readonly FactRecord[] {
    return this.#index(name).recent()
  }

  ofRun(run: string): readonly FactRecord[] {
    return this.#byRun.get(run)?.toArray() ?? []
  }

  /** All records after that one, oldest first. */
  since(seq: number): FactRecord[] {
    return this.#order.toArray().filter((record) => record.seq > seq)
  }

  get(seq: number): FactRecord | undefined {
    return this.#records.get(seq)
  }

  clear(): void {
    this.#records.clear()
    this.#order.clear()
    this.#byName.clear()
    this.#byRun.clear()
    this.#complete = true
  }

  #index(name: FactName): ValueIndex {
    let index = this.#byName.get(name)
    if (!index) {
      index = new ValueIndex(name, this.#order.toArray())
      this.#byName.set(name, index)
    }
    return index
  }

  #ofRun(run: string): Queue<FactRecord> {
    let queue = this.#byRun.get(run)
    if (!queue) {
      queue = new Queue()
      this.#byRun.set(run, queue)
    }
    return queue
  }

  #dropOldest(): void {
    const oldest = this.#order.shift()
    if (!oldest) return
    this.#complete = false
    this.#records.delete(oldest.seq)
    for (const index of this.#byName.values()) index.drop(oldest)
    if (oldest.run === undefined) return
    const siblings = this.#ofRun(oldest.run)
    siblings.shift()
    if (siblings.size === 0) this.#byRun.delete(oldest.run)
  }
}

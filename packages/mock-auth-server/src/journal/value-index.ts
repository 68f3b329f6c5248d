import type { FactRecord } from '../core/journal/facts.ts'
import { Queue } from '../core/util/queue.ts'

const RECENT = 100

/** Returns the value by which records are found. */
export type GetValue = (record: FactRecord) => string | undefined

/**
 * The records that have a value, by that value; records are added and removed in one order, the oldest first.
 */
export class ValueIndex {
  readonly #valueOf: GetValue
  #byValue = new Map<string, FactRecord | Queue<FactRecord>>()
  #recent = new Queue<FactRecord>()
  #isWhole = true

  constructor(of: GetValue, records: readonly FactRecord[]) {
    this.#valueOf = of
    for (const record of records) this.add(record)
  }

  add(record: FactRecord): void {
    const value = this.#valueOf(record)
    if (value === undefined) return
    const before = this.#byValue.get(value)
    if (before === undefined) this.#byValue.set(value, record)
    else if (before instanceof Queue) before.push(record)
    else this.#byValue.set(value, queueOf(before, record))
    this.#recent.push(record)
    if (this.#recent.size <= RECENT) return
    this.#recent.shift()
    this.#isWhole = false
  }

  /** Removes a record, which must be the oldest. */
  drop(record: FactRecord): void {
    const value = this.#valueOf(record)
    if (value === undefined) return
    const found = this.#byValue.get(value)
    if (found === record) this.#byValue.delete(value)
    if (!(found instanceof Queue) || found.peek() !== record) return
    found.shift()
    if (found.size === 0) this.#byValue.delete(value)
  }

  findByValue(value: string): readonly FactRecord[] {
    const found = this.#byValue.get(value)
    if (found === undefined) return []
    return found instanceof Queue ? found.toArray() : [found]
  }

  /** `true` when the last few records are all that there ever were. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  /** Returns the last few records that have any value. */
  findRecent(): readonly FactRecord[] {
    return this.#recent.toArray()
  }
}

function queueOf(...records: readonly FactRecord[]): Queue<FactRecord> {
  const queue = new Queue<FactRecord>()
  for (const record of records) queue.push(record)
  return queue
}

import type { FactName, FactRecord, Past } from '../core/facts.ts'
import { Queue } from './queue.ts'

const RECENT = 100

/** Facts of many exchanges, found by value, by name and by run; the oldest give way at the limit. */
export class FactIndex implements Past {
  readonly #limit: number
  #records = new Map<number, FactRecord>()
  #order = new Queue<FactRecord>()
  #byValue = new Map<string, Queue<FactRecord>>()
  #byName = new Map<FactName, FactRecord[]>()
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
    for (const [name, value] of entriesOf(record)) {
      push(this.#byValue, keyOf(name, value), record)
      this.#remember(name, record)
    }
    if (record.run !== undefined) push(this.#byRun, record.run, record)
    if (this.#order.size > this.#limit) this.#dropOldest()
  }

  having(name: FactName, value: string): readonly FactRecord[] {
    return this.#byValue.get(keyOf(name, value))?.toArray() ?? []
  }

  recent(name: FactName): readonly FactRecord[] {
    return this.#byName.get(name) ?? []
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
    this.#byValue.clear()
    this.#byName.clear()
    this.#byRun.clear()
    this.#complete = true
  }

  /** The last few records that have a fact, whatever its value. */
  #remember(name: FactName, record: FactRecord): void {
    const list = this.#byName.get(name)
    if (!list) this.#byName.set(name, [record])
    else if (list.push(record) > RECENT) list.shift()
  }

  #dropOldest(): void {
    const oldest = this.#order.shift()
    if (!oldest) return
    this.#complete = false
    this.#records.delete(oldest.seq)
    for (const [name, value] of entriesOf(oldest)) shift(this.#byValue, keyOf(name, value), oldest)
    if (oldest.run !== undefined) shift(this.#byRun, oldest.run, oldest)
  }
}

function entriesOf(record: FactRecord): [FactName, string][] {
  return Object.entries(record.facts) as [FactName, string][]
}

function keyOf(name: FactName, value: string): string {
  return `${name}\u0000${value}`
}

function push(index: Map<string, Queue<FactRecord>>, key: string, record: FactRecord): void {
  const queue = index.get(key) ?? new Queue<FactRecord>()
  queue.push(record)
  if (queue.size === 1) index.set(key, queue)
}

/** The oldest record is the first of every queue that it is in, since all are filled in one order. */
function shift(index: Map<string, Queue<FactRecord>>, key: string, record: FactRecord): void {
  const queue = index.get(key)
  if (queue?.peek() !== record) return
  if (queue.size === 1) index.delete(key)
  else queue.shift()
}

import { Queue } from '../../../core/util/queue.ts'

/** Maximum number of events of a journal in a store, about as many as a process has in memory. */
const EVENTS = 5000
/** Maximum number of their characters together: whoever takes the tenant over reads them while a request waits. */
const CHARACTERS = 8 * 1024 * 1024

/** The newest events of a tenant's journal, as many as its store is to have. */
export class EventWindow {
  readonly #lengths = new Queue<number>()
  #characters = 0
  #isWhole = true

  /** `false` when older events have left it. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  /** Adds an event; returns the number of events that the store is to have then, which has at least this one. */
  add({ length }: string): number {
    this.#lengths.push(length)
    this.#characters += length
    while (this.#lengths.size > 1 && (this.#lengths.size > EVENTS || this.#characters > CHARACTERS)) {
      this.#characters -= this.#lengths.shift() ?? 0
      this.#isWhole = false
    }
    return this.#lengths.size
  }

  /** Removes all events, when the tenant is reset. */
  clear(): void {
    this.#lengths.clear()
    this.#characters = 0
    this.#isWhole = true
  }
}

import { type Conclusion, conclude } from '../../core/declare/conclusion.ts'
import type { FlowState } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/** Counts requests of one kind up to a limit. */
export class RequestCount {
  readonly #limit: number
  readonly #what: string
  #seqs: { readonly seq: number }[] = []
  #count = 0

  constructor(limit: number, what: string) {
    this.#limit = limit
    this.#what = what
  }

  /** Counts a request; returns the violation when there are too many. */
  add(entry: Pick<JournalEntry, 'seq'>): Conclusion | undefined {
    this.#count += 1
    if (this.#seqs.length <= this.#limit) this.#seqs.push(entry)
    if (this.#count <= this.#limit) return undefined
    return conclude(
      'not met',
      `${this.#count} ${this.#what}, at most ${this.#limit} are allowed`,
      ...this.#seqs,
    )
  }

  conclude(state: FlowState): Conclusion {
    const says = `${this.#count} ${this.#what}`
    return state.kind === 'open'
      ? conclude('pending', `${says} so far`)
      : conclude('met', says, ...this.#seqs)
  }
}

import type { Observation } from '../core/journal/journal-entry.ts'
import { estimateTextSize } from '../core/util/estimate-size.ts'
import type { MemoryAccount } from '../core/util/memory-account.ts'
import type { JournalLimits } from './journal-limits.ts'

/** Bytes of an observation without its text. */
const OBSERVATION = 200

/** The observations of drivers; the oldest are dropped at the limits. */
export class Observations {
  readonly #limits: JournalLimits
  readonly #account: MemoryAccount
  #list: Observation[] = []

  constructor(limits: JournalLimits, account: MemoryAccount) {
    this.#limits = limits
    this.#account = account
  }

  add(observation: Observation): void {
    this.#list.push(observation)
    this.#account.add(estimateObservationSize(observation))
    while (this.#list.length > this.#limits.entries || this.#account.bytes > this.#limits.bytes) {
      const oldest = this.#list.shift()
      if (!oldest) return
      this.#account.add(-estimateObservationSize(oldest))
    }
  }

  list(run?: string): readonly Observation[] {
    return run === undefined ? this.#list : this.#list.filter((seen) => seen.run === run)
  }

  clear(): void {
    this.#list = []
    this.#account.add(-this.#account.bytes)
  }
}

function estimateObservationSize({ detail, run = '' }: Observation): number {
  return OBSERVATION + estimateTextSize(detail) + run.length
}

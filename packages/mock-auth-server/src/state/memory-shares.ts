/** The bytes that the parts of one tenant may have at most. */
export interface MemoryShares {
  /** Of the entries of the journal; likewise of its facts, and of its observations. */
  readonly journal: number
  /** Of all codes, tokens, sessions, registrations and app states. */
  readonly state: number
  readonly faults: number
  /** Of the resources that were written to it. */
  readonly data: number
}

const MB = 1024 * 1024

/** Returns the shares of one tenant in a budget, which together are less than it. */
export function createMemoryShares(budget: number): MemoryShares {
  const eighth = budget / 8
  return { journal: Math.min(eighth, 64 * MB), state: budget / 4, faults: eighth, data: budget / 4 }
}

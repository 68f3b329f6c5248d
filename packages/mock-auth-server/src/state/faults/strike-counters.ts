/** Number of runs that have counters of their own; more than a journal keeps apart. */
const RUNS_COUNTED = 6000

/** The counters of an armed fault as JSON can carry them: candidates and strikes by run. */
export interface CounterRecord {
  readonly candidates: readonly (readonly [run: string, count: number])[]
  readonly taken: readonly (readonly [run: string, count: number])[]
}

/** Counts the exchanges that a fault could have struck, and those that it did; per run where a link armed it. */
export class StrikeCounters {
  readonly #perRun: boolean
  #candidates = new Map<string, number>()
  #taken = new Map<string, number>()

  constructor(perRun: boolean) {
    this.#perRun = perRun
  }

  /** Number of strikes that were reserved and not given back. */
  get reserved(): number {
    let sum = 0
    for (const count of this.#taken.values()) sum += count
    return sum
  }

  /** Reserves one strike for an exchange; returns `false` when it is skipped or none are left. */
  reserve(
    run: string | undefined,
    { skip, times }: { readonly skip: number; readonly times: number },
  ): boolean {
    const key = this.#getKey(run)
    const candidate = (this.#candidates.get(key) ?? 0) + 1
    this.#candidates.set(key, candidate)
    if (this.#candidates.size > RUNS_COUNTED) this.#forgetOldest()
    if (candidate <= skip) return false
    const taken = this.#taken.get(key) ?? 0
    if (taken >= times) return false
    this.#taken.set(key, taken + 1)
    return true
  }

  /** Gives a strike back that was never delivered. */
  release(run: string | undefined): void {
    const key = this.#getKey(run)
    this.#taken.set(key, Math.max(0, (this.#taken.get(key) ?? 0) - 1))
    this.#candidates.set(key, Math.max(0, (this.#candidates.get(key) ?? 0) - 1))
  }

  toRecord(): CounterRecord {
    return { candidates: [...this.#candidates], taken: [...this.#taken] }
  }

  restore({ candidates, taken }: CounterRecord): void {
    this.#candidates = new Map(candidates)
    this.#taken = new Map(taken)
  }

  #getKey(run: string | undefined): string {
    return this.#perRun ? (run ?? '') : ''
  }

  /** Forgets the counters of a run that no exchange finds any longer. */
  #forgetOldest(): void {
    const [oldest = ''] = this.#candidates.keys()
    this.#candidates.delete(oldest)
    this.#taken.delete(oldest)
  }
}

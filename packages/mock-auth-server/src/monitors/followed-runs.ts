import type { MemoryAccount } from '../core/util/memory-account.ts'
import { QUIET_PERIOD_MS } from './flow.ts'
import type { RunMonitor } from './run-monitor.ts'

/** Maximum number of runs that one fault is followed in; violations are kept longest. */
const RUNS_FOLLOWED = 5000

/** The runs that one fault is followed in; older ones leave above the limits of their number and their bytes. */
export class FollowedRuns {
  readonly #account: MemoryAccount
  #runs = new Map<string, RunMonitor>()
  #forgotten = 0

  /** Creates the runs; `account` is that of all faults of a tenant. */
  constructor(account: MemoryAccount) {
    this.#account = account
  }

  /** The runs by name, in the order of their first strike. */
  get all(): ReadonlyMap<string, RunMonitor> {
    return this.#runs
  }

  /** Number of runs that left before the expectation was met in them. */
  get forgotten(): number {
    return this.#forgotten
  }

  set(name: string, run: RunMonitor): void {
    this.#runs.set(name, run)
    this.#account.add(run.size)
  }

  /** Lets runs leave that are too many. */
  retire(): void {
    while (this.#runs.size > 1 && this.#isTooMuch()) {
      const [oldest] = this.#runs
      const leaving = [...this.#runs].find(([, { final }]) => final?.outcome !== 'not met') ?? oldest
      if (!leaving) return
      const [name, run] = leaving
      if (run.conclude(Date.now(), QUIET_PERIOD_MS, false).outcome !== 'met') this.#forgotten += 1
      this.#runs.delete(name)
      this.#account.add(-run.size)
    }
  }

  /** Gives their memory back: nobody but a holder of the fault keeps them any longer. */
  release(): void {
    for (const { size } of this.#runs.values()) this.#account.add(-size)
  }

  #isTooMuch(): boolean {
    return this.#runs.size > RUNS_FOLLOWED || this.#account.bytes > this.#account.limit
  }
}

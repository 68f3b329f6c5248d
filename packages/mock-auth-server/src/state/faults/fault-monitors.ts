import type { Expectation } from '../../core/declare/expectation.ts'
import type { MemoryAccount } from '../../core/util/memory-account.ts'
import type { Journal } from '../../journal/journal.ts'
import type { JournalEvent } from '../../journal/journal-event.ts'
import { ActiveRuns } from '../../monitors/active-runs.ts'
import { FaultMonitor } from '../../monitors/fault-monitor.ts'

/** The monitors of the faults of a tenant, which follow its journal from the first one on. */
export class FaultMonitors {
  readonly #journal: Journal
  readonly #account: MemoryAccount
  #monitors = new Set<FaultMonitor>()
  #active = new ActiveRuns()
  #unsubscribe: (() => void) | undefined

  constructor(journal: Journal, account: MemoryAccount) {
    this.#journal = journal
    this.#account = account
  }

  create(expectation: Expectation): FaultMonitor {
    this.#unsubscribe ??= this.#journal.subscribe((event) => this.#follow(event))
    const monitor = new FaultMonitor(expectation, this.#journal, this.#active, this.#account)
    this.#monitors.add(monitor)
    return monitor
  }

  /** Lets a monitor follow no longer. */
  delete(monitor: FaultMonitor): void {
    this.#monitors.delete(monitor)
  }

  clear(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
    this.#monitors.clear()
    this.#active = new ActiveRuns()
  }

  #follow(event: JournalEvent): void {
    if (event.type === 'closed' && !event.entry.straggler) {
      this.#active.follow(event.entry)
      for (const monitor of this.#monitors) monitor.onExchange(event.entry)
    }
    if (event.type === 'observed') {
      for (const monitor of this.#monitors) monitor.onObservation(event.observation)
    }
  }
}

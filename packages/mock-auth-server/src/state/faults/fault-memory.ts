import { estimateSize } from '../../core/util/estimate-size.ts'
import type { MemoryAccount } from '../../core/util/memory-account.ts'
import type { ArmedFault } from './armed-fault.ts'
import { FaultSettingsError } from './check-params.ts'

/** Bytes of a fault without its settings. */
const FAULT = 3000

/** The memory of the faults of a tenant, armed and disarmed: their settings, and the runs that they follow. */
export class FaultMemory {
  readonly monitors: MemoryAccount
  readonly #settings: MemoryAccount

  constructor(account: MemoryAccount) {
    this.monitors = account.createPart(account.limit * (2 / 3))
    this.#settings = account.createPart(account.limit / 3)
  }

  /** Throws `FaultSettingsError` when no memory is left for a further fault. */
  requireRoom(): void {
    if (!this.#settings.isFull) return
    throw new FaultSettingsError('no memory is left for more faults; reset the tenant')
  }

  add({ settings }: ArmedFault): void {
    this.#settings.add(FAULT + estimateSize(settings))
  }

  remove({ settings, monitor }: ArmedFault): void {
    monitor.discard()
    this.#settings.add(-FAULT - estimateSize(settings))
  }

  clear(): void {
    this.#settings.add(-this.#settings.bytes)
    this.monitors.add(-this.monitors.bytes)
  }
}

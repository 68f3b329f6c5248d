import type { ArmedFault } from './armed-fault.ts'

const LIMIT = 400

/** The faults that are armed no longer, whose verdicts stay askable; the oldest leave at the limit. */
export class DisarmedFaults {
  #faults: ArmedFault[] = []
  readonly #onLeft: (armed: ArmedFault) => void

  /** Creates the list; `onLeft` is called with a fault that leaves it. */
  constructor(onLeft: (armed: ArmedFault) => void) {
    this.#onLeft = onLeft
  }

  get list(): readonly ArmedFault[] {
    return this.#faults
  }

  add(armed: ArmedFault): void {
    this.#faults.push(armed)
    armed.noteChange()
    const oldest = this.#faults.length > LIMIT ? this.#faults.shift() : undefined
    if (!oldest) return
    this.#onLeft(oldest)
    oldest.noteChange()
  }

  clear(): void {
    this.#faults = []
  }
}

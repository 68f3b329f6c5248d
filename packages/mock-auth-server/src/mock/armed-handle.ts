import type { ArmedFault } from '../state/armed-fault.ts'
import type { Verdict } from '../verdicts/verdict.ts'

/** A fault that was armed by code. */
export interface ArmedHandle {
  readonly id: string
  readonly armed: ArmedFault
  /** Number of strikes so far. */
  readonly strikeCount: number
  readonly remaining: number | undefined
  /** Returns the present verdict. */
  verdict(): Verdict
  /** Waits until the verdict is no longer pending, at most this number of milliseconds. */
  waitForVerdict(timeoutMs?: number): Promise<Verdict>
  disarm(): void
}

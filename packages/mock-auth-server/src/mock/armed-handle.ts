import type { ArmedFault } from '../state/faults/armed-fault.ts'
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
  /**
   * Waits for the verdict. Without a time, until it is no longer pending, at most ten seconds: the client's
   * flow has ended or has been quiet for two. With one, that long for a final verdict.
   */
  waitForVerdict(timeoutMs?: number): Promise<Verdict>
  disarm(): void
}

import type { OptionSettings } from 'smart-mock/preset-trials'
import type { Fault } from '../fixtures/fault-run/fault-stage.ts'
import type { FaultOutcome } from '../fixtures/fault-run/run-fault.ts'

/** A client whose results for the faults are recorded. */
export interface ClientUnderTest {
  /** Name of its npm package. */
  readonly name: string
  readonly version: string
  /** The used parts of it, in a line. */
  readonly usage: string
  /** Returns the reason why a fault does not apply to it, or `undefined`. */
  notApplicable(fault: Fault): string | undefined
  /**
   * Runs the client under the fault, in a tenant of that name unless it has its own mock; a fault armed for
   * another client makes a reference run.
   */
  run(tenant: string, fault: Fault, arming: Arming): Promise<FaultOutcome>
}

export interface Arming {
  /** Options of the tenant. */
  readonly options?: OptionSettings
  readonly params?: Record<string, unknown>
  readonly when?: { readonly clientId?: string }
}

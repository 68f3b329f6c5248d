import type { Fault } from '../fixtures/fault-run/fault-stage.ts'
import type { FaultOutcome } from '../fixtures/fault-run/run-fault.ts'

/** A client whose answers to the faults are written down. */
export interface ClientUnderTest {
  /** Its npm package. */
  readonly name: string
  readonly version: string
  /** What of it is used, in a line. */
  readonly usage: string
  /** Why a fault says nothing of it, if so. */
  notApplicable(fault: Fault): string | undefined
  /** Meets the fault, in a tenant of that name where it has no mock of its own; faults that are armed for somebody else make a control run. */
  run(tenant: string, fault: Fault, arming: Arming): Promise<FaultOutcome>
}

export interface Arming {
  readonly params?: Record<string, unknown>
  readonly when?: { readonly clientId?: string }
}

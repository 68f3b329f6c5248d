import { FAULTS, listVariants } from 'smart-mock/testing'
import type { Fault } from '../fixtures/fault-run/fault-stage.ts'
import { SHORTER } from '../fixtures/fault-settings.ts'
import type { ClientUnderTest } from './client-under-test.ts'

/** A fault in one of its variants. */
export interface FaultCase {
  /** The name of the fault, followed by the parameters as JSON if there are any. */
  readonly name: string
  readonly fault: Fault
  readonly params: Record<string, unknown>
  /** Ordinal among the variants of the fault, from 1. */
  readonly number: number
}

/** Lists every fault in every variant; a fault that does not apply to the client, once. */
export function listCases(client: ClientUnderTest): FaultCase[] {
  return FAULTS.flatMap((fault) => {
    const isApplicable = client.notApplicable(fault) === undefined
    const variants = isApplicable ? (SHORTER[fault.name] ?? listVariants(fault)) : [{}]
    return variants.map((params, index) => {
      const isDefault = Object.keys(params).length === 0
      const name = isDefault ? fault.name : `${fault.name} ${JSON.stringify(params)}`
      return { name, fault, params, number: index + 1 }
    })
  })
}

import type { AnyFault } from '../../core/fault.ts'

export const FHIR_FAULTS: readonly AnyFault[] = []

import type { AnyFault } from '../../core/fault.ts'

export const TRANSPORT_FAULTS: readonly AnyFault[] = []

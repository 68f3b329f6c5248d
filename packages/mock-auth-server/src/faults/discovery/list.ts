import type { AnyFault } from '../../core/fault.ts'

export const DISCOVERY_FAULTS: readonly AnyFault[] = []

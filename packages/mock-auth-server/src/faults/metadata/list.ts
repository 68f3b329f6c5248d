import type { AnyFault } from '../../core/fault.ts'

export const METADATA_FAULTS: readonly AnyFault[] = []

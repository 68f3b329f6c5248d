import type { AnyFault } from '../../core/fault.ts'

export const REFRESH_FAULTS: readonly AnyFault[] = []

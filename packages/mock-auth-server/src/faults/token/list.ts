import type { AnyFault } from '../../core/fault.ts'

export const TOKEN_FAULTS: readonly AnyFault[] = []

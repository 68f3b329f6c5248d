import type { AnyFault } from '../../core/fault.ts'

export const ID_TOKEN_FAULTS: readonly AnyFault[] = []

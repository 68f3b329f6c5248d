import type { AnyFault } from '../../core/fault.ts'

export const JWKS_FAULTS: readonly AnyFault[] = []

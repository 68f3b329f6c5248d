import type { AnyFault } from '../../core/fault.ts'

export const OPENID_CONFIGURATION_FAULTS: readonly AnyFault[] = []

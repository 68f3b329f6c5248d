import type { AnyFault } from '../../core/fault.ts'

export const LAUNCH_FAULTS: readonly AnyFault[] = []

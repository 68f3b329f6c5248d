import type { AnyFault } from '../../core/fault.ts'
import { keysRotated } from './keys-rotated.ts'

export const JWKS_FAULTS: readonly AnyFault[] = [keysRotated]

import type { AnyFault } from '../../core/declare/fault.ts'
import { revocationFails } from './revocation-fails.ts'

/** Faults of token revocation. */
export const REVOCATION_FAULTS: readonly AnyFault[] = [revocationFails]

import type { AnyFault } from '../../core/declare/fault.ts'
import { brandsOdd } from './brands-odd.ts'
import { brandsUnusable } from './brands-unusable.ts'

/** Faults of the user-access brands bundle. */
export const BRANDS_FAULTS: readonly AnyFault[] = [brandsOdd, brandsUnusable]

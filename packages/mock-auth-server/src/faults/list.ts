import type { AnyFault } from '../core/fault.ts'
import { stateChanged } from './authorize/state-changed.ts'

/** Every declared fault, in the order of the handshake. */
export const FAULTS: readonly AnyFault[] = [stateChanged]

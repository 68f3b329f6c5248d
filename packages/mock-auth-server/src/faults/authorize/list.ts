import type { AnyFault } from '../../core/fault.ts'
import { stateChanged } from './state-changed.ts'

export const AUTHORIZE_FAULTS: readonly AnyFault[] = [stateChanged]

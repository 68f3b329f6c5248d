import type { AnyFault } from '../../core/fault.ts'
import { authorizeError } from './authorize-error.ts'
import { callbackTwice } from './callback-twice.ts'
import { responseInFragment } from './response-in-fragment.ts'
import { stateChanged } from './state-changed.ts'
import { stateDuplicated } from './state-duplicated.ts'

export const AUTHORIZE_FAULTS: readonly AnyFault[] = [
  authorizeError,
  stateChanged,
  stateDuplicated,
  responseInFragment,
  callbackTwice,
]

import type { AnyFault } from '../../core/fault.ts'
import { patientMissing } from './patient-missing.ts'
import { scopeNarrowed } from './scope-narrowed.ts'
import { tokenConnectionReset } from './token-connection-reset.ts'
import { tokenServerError } from './token-server-error.ts'
import { tokenUnavailable } from './token-unavailable.ts'

export const TOKEN_FAULTS: readonly AnyFault[] = [
  patientMissing,
  scopeNarrowed,
  tokenServerError,
  tokenUnavailable,
  tokenConnectionReset,
]

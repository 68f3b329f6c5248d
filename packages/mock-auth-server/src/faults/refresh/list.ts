import type { AnyFault } from '../../core/declare/fault.ts'
import { refreshAnswerLost } from './refresh-answer-lost.ts'
import { refreshChangesPatient } from './refresh-changes-patient.ts'
import { refreshClientId } from './refresh-client-id.ts'
import { refreshExpiresIn } from './refresh-expires-in.ts'
import { refreshIdTokenOther } from './refresh-id-token-other.ts'
import { refreshInvalidClient } from './refresh-invalid-client.ts'
import { refreshInvalidGrant } from './refresh-invalid-grant.ts'
import { refreshNarrowsScope } from './refresh-narrows-scope.ts'
import { refreshResponseBad } from './refresh-response-bad.ts'
import { refreshSameAccessToken } from './refresh-same-access-token.ts'
import { refreshTokenBlank } from './refresh-token-blank.ts'
import { refreshUnavailable } from './refresh-unavailable.ts'
import { refreshWidensScope } from './refresh-widens-scope.ts'
import { refreshWithoutContext } from './refresh-without-context.ts'
import { refreshWithoutRotation } from './refresh-without-rotation.ts'
import { stillUnauthorized } from './still-unauthorized.ts'

export const REFRESH_FAULTS: readonly AnyFault[] = [
  refreshInvalidGrant,
  refreshInvalidClient,
  refreshUnavailable,
  refreshAnswerLost,
  refreshWithoutRotation,
  refreshTokenBlank,
  refreshNarrowsScope,
  refreshWidensScope,
  refreshWithoutContext,
  refreshChangesPatient,
  refreshExpiresIn,
  refreshResponseBad,
  refreshIdTokenOther,
  refreshSameAccessToken,
  refreshClientId,
  stillUnauthorized,
]

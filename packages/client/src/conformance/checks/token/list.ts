import type { ConformanceCase } from '../../declare/check.ts'
import { clientTypes } from './client-types.ts'
import { tokenClientAuthentication } from './token-client-authentication.ts'
import { tokenCodeBinding } from './token-code-binding.ts'
import { tokenCodeExpires } from './token-code-expires.ts'
import { tokenCodeReplay } from './token-code-replay.ts'
import { tokenContext } from './token-context.ts'
import { tokenErrorCodes } from './token-error-codes.ts'
import { tokenErrorResponse } from './token-error-response.ts'
import { tokenExtensions } from './token-extensions.ts'
import { tokenFhirContext } from './token-fhir-context.ts'
import { tokenIdToken } from './token-id-token.ts'
import { tokenLifetime } from './token-lifetime.ts'
import { tokenNoStore } from './token-no-store.ts'
import { tokenPatient } from './token-patient.ts'
import { tokenRefreshToken } from './token-refresh-token.ts'
import { tokenRequestForm } from './token-request-form.ts'
import { tokenResponse } from './token-response.ts'
import { tokenScopeDifference } from './token-scope-difference.ts'
import { tokenScopeNotation } from './token-scope-notation.ts'
import { tokenValues } from './token-values.ts'
import { tokenVerifier } from './token-verifier.ts'

/** Cases in the order in which they are reported. */
export const TOKEN_CASES: readonly ConformanceCase[] = [
  ...tokenRequestForm,
  ...tokenVerifier,
  ...tokenCodeBinding,
  ...tokenClientAuthentication,
  ...clientTypes,
  ...tokenResponse,
  ...tokenLifetime,
  ...tokenIdToken,
  ...tokenRefreshToken,
  ...tokenPatient,
  ...tokenContext,
  ...tokenFhirContext,
  ...tokenExtensions,
  ...tokenValues,
  ...tokenNoStore,
  ...tokenScopeDifference,
  ...tokenScopeNotation,
  ...tokenCodeReplay,
  ...tokenCodeExpires,
  ...tokenErrorCodes,
  ...tokenErrorResponse,
]

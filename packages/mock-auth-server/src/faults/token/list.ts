import type { AnyFault } from '../../core/declare/fault.ts'
import { accessTokenMalformed } from './access-token-malformed.ts'
import { accessTokenOdd } from './access-token-odd.ts'
import { accessTokenShortLived } from './access-token-short-lived.ts'
import { appContextHostile } from './app-context-hostile.ts'
import { appContextOdd } from './app-context-odd.ts'
import { authorizationDetails } from './authorization-details.ts'
import { encounterMissing } from './encounter-missing.ts'
import { expiresInNotPositive } from './expires-in-not-positive.ts'
import { expiresInOdd } from './expires-in-odd.ts'
import { fhirContextOdd } from './fhir-context-odd.ts'
import { idTokenMissing } from './id-token-missing.ts'
import { intentUnknown } from './intent-unknown.ts'
import { invalidClient } from './invalid-client.ts'
import { invalidGrant } from './invalid-grant.ts'
import { offlineAccessNotEchoed } from './offline-access-not-echoed.ts'
import { patientBannerOdd } from './patient-banner-odd.ts'
import { patientHostile } from './patient-hostile.ts'
import { patientMalformed } from './patient-malformed.ts'
import { patientMissing } from './patient-missing.ts'
import { patientUnknown } from './patient-unknown.ts'
import { refreshTokenMissing } from './refresh-token-missing.ts'
import { scopeArray } from './scope-array.ts'
import { scopeEmpty } from './scope-empty.ts'
import { scopeGranular } from './scope-granular.ts'
import { scopeMissing } from './scope-missing.ts'
import { scopeNarrowed } from './scope-narrowed.ts'
import { scopeNotation } from './scope-notation.ts'
import { scopeUnrelated } from './scope-unrelated.ts'
import { scopeWider } from './scope-wider.ts'
import { searchNotGranted } from './search-not-granted.ts'
import { smartStyleHostile } from './smart-style-hostile.ts'
import { tokenCharset } from './token-charset.ts'
import { tokenConnectionReset } from './token-connection-reset.ts'
import { tokenContentType } from './token-content-type.ts'
import { tokenCorsMissing } from './token-cors-missing.ts'
import { tokenDelayed } from './token-delayed.ts'
import { tokenError } from './token-error.ts'
import { tokenErrorAsSuccess } from './token-error-as-success.ts'
import { tokenErrorBody } from './token-error-body.ts'
import { tokenErrorMarkup } from './token-error-markup.ts'
import { tokenOfAnotherPatient } from './token-of-another-patient.ts'
import { tokenRedirected } from './token-redirected.ts'
import { tokenResponseCacheable } from './token-response-cacheable.ts'
import { tokenResponseEmpty } from './token-response-empty.ts'
import { tokenResponseExtras } from './token-response-extras.ts'
import { tokenResponseForm } from './token-response-form.ts'
import { tokenResponseMalformed } from './token-response-malformed.ts'
import { tokenResponseOddJson } from './token-response-odd-json.ts'
import { tokenResponsePage } from './token-response-page.ts'
import { tokenServerError } from './token-server-error.ts'
import { tokenSuccessAsError } from './token-success-as-error.ts'
import { tokenTypeCase } from './token-type-case.ts'
import { tokenTypeWrong } from './token-type-wrong.ts'
import { tokenUnavailable } from './token-unavailable.ts'
import { writesNotGranted } from './writes-not-granted.ts'

/** Faults of the token endpoint when a code is redeemed, in the order of the catalogue. */
export const TOKEN_FAULTS: readonly AnyFault[] = [
  invalidGrant,
  invalidClient,
  tokenError,
  tokenErrorBody,
  tokenErrorAsSuccess,
  tokenSuccessAsError,
  tokenErrorMarkup,
  tokenResponseMalformed,
  tokenResponsePage,
  tokenResponseEmpty,
  tokenCharset,
  tokenContentType,
  tokenResponseForm,
  accessTokenMalformed,
  tokenTypeWrong,
  tokenTypeCase,
  expiresInOdd,
  expiresInNotPositive,
  accessTokenShortLived,
  scopeMissing,
  scopeEmpty,
  scopeNarrowed,
  writesNotGranted,
  searchNotGranted,
  scopeGranular,
  scopeWider,
  scopeNotation,
  scopeUnrelated,
  scopeArray,
  refreshTokenMissing,
  offlineAccessNotEchoed,
  idTokenMissing,
  patientMissing,
  encounterMissing,
  patientMalformed,
  patientHostile,
  patientUnknown,
  tokenResponseExtras,
  patientBannerOdd,
  intentUnknown,
  smartStyleHostile,
  fhirContextOdd,
  appContextOdd,
  appContextHostile,
  authorizationDetails,
  accessTokenOdd,
  tokenResponseCacheable,
  tokenServerError,
  tokenUnavailable,
  tokenDelayed,
  tokenConnectionReset,
  tokenRedirected,
  tokenResponseOddJson,
  tokenCorsMissing,
  tokenOfAnotherPatient,
]

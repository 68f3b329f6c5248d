import type { AnyFault } from '../../core/declare/fault.ts'
import { accessTokenRejected } from './access-token-rejected.ts'
import { basicChallenge } from './basic-challenge.ts'
import { batchMixed } from './batch-mixed.ts'
import { bodyCutShort } from './body-cut-short.ts'
import { createAnswer } from './create-answer.ts'
import { createAnswerLost } from './create-answer-lost.ts'
import { createNotSaved } from './create-not-saved.ts'
import { ehrSignedOut } from './ehr-signed-out.ts'
import { errorsWithoutCors } from './errors-without-cors.ts'
import { etagOdd } from './etag-odd.ts'
import { expiredTokenAccepted } from './expired-token-accepted.ts'
import { fhirContentType } from './fhir-content-type.ts'
import { fhirRefused } from './fhir-refused.ts'
import { fhirThrottled } from './fhir-throttled.ts'
import { fhirTooManyRequests } from './fhir-too-many-requests.ts'
import { fhirUnavailable } from './fhir-unavailable.ts'
import { fhirUnreadable } from './fhir-unreadable.ts'
import { foreignLinks } from './foreign-links.ts'
import { nextLinkForeign } from './next-link-foreign.ts'
import { nextLinkSpelling } from './next-link-spelling.ts'
import { oddButLegalData } from './odd-but-legal-data.ts'
import { pageFails } from './page-fails.ts'
import { pagingEndless } from './paging-endless.ts'
import { pagingLoop } from './paging-loop.ts'
import { readAnswersAnother } from './read-answers-another.ts'
import { redirectForeign } from './redirect-foreign.ts'
import { resourceForbidden } from './resource-forbidden.ts'
import { scopeInsufficient } from './scope-insufficient.ts'
import { scriptInText } from './script-in-text.ts'
import { searchHoldsAnotherPatient } from './search-holds-another-patient.ts'
import { searchsetEmpty } from './searchset-empty.ts'
import { searchsetExtraEntries } from './searchset-extra-entries.ts'
import { searchsetPartial } from './searchset-partial.ts'
import { searchsetTotal } from './searchset-total.ts'
import { tokenRevoked } from './token-revoked.ts'
import { writeConflict } from './write-conflict.ts'
import { writeInvalid } from './write-invalid.ts'
import { wrongResourceType } from './wrong-resource-type.ts'
import { xmlInsteadOfJson } from './xml-instead-of-json.ts'

export const FHIR_FAULTS: readonly AnyFault[] = [
  accessTokenRejected,
  tokenRevoked,
  ehrSignedOut,
  basicChallenge,
  scopeInsufficient,
  resourceForbidden,
  fhirRefused,
  writeConflict,
  writeInvalid,
  fhirTooManyRequests,
  fhirThrottled,
  errorsWithoutCors,
  fhirUnavailable,
  createAnswerLost,
  bodyCutShort,
  fhirUnreadable,
  xmlInsteadOfJson,
  fhirContentType,
  wrongResourceType,
  readAnswersAnother,
  searchHoldsAnotherPatient,
  searchsetEmpty,
  searchsetExtraEntries,
  searchsetTotal,
  searchsetPartial,
  nextLinkSpelling,
  pagingLoop,
  pagingEndless,
  pageFails,
  nextLinkForeign,
  foreignLinks,
  redirectForeign,
  scriptInText,
  oddButLegalData,
  createAnswer,
  createNotSaved,
  batchMixed,
  etagOdd,
  expiredTokenAccepted,
]

import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { bareIds } from './bare-ids.ts'
import { bearerOnlyInHeader } from './bearer-only-in-header.ts'
import { bearerSent } from './bearer-sent.ts'
import { bearerWellFormed } from './bearer-well-formed.ts'
import { contextPatient } from './context-patient.ts'
import { fhirAccept } from './fhir-accept.ts'
import { fhirContentType } from './fhir-content-type.ts'
import { fhirUserAtBase } from './fhir-user-at-base.ts'
import { noRetryAfterForbidden } from './no-retry-after-forbidden.ts'
import { oneRetryAfterRefusal } from './one-retry-after-refusal.ts'
import { pagingVerbatim } from './paging-verbatim.ts'
import { retryAfterHonoured } from './retry-after-honoured.ts'
import { tokenBeforeData } from './token-before-data.ts'
import { tokenDroppedWhenRefused } from './token-dropped-when-refused.ts'
import { tokenIssuedHere } from './token-issued-here.ts'
import { tokenNotExpired } from './token-not-expired.ts'
import { updateWithIfMatch } from './update-with-if-match.ts'
import { urlsFilled } from './urls-filled.ts'
import { withinGrantedScopes } from './within-granted-scopes.ts'

export const FHIR_RULES: readonly RuleDeclaration[] = [
  bearerSent,
  bearerOnlyInHeader,
  bearerWellFormed,
  tokenIssuedHere,
  tokenDroppedWhenRefused,
  tokenNotExpired,
  oneRetryAfterRefusal,
  noRetryAfterForbidden,
  withinGrantedScopes,
  contextPatient,
  urlsFilled,
  bareIds,
  fhirUserAtBase,
  fhirAccept,
  fhirContentType,
  pagingVerbatim,
  updateWithIfMatch,
  retryAfterHonoured,
  tokenBeforeData,
]

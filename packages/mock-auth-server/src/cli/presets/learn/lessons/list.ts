import type { Lessons } from '../proposal.ts'
import { ACCESS_TOKEN_LESSONS } from './access-token.ts'
import { ADDRESS_LESSONS } from './addresses.ts'
import { AUTHORIZE_REQUEST_LESSONS } from './authorize-request.ts'
import { AUTHORIZE_RESPONSE_LESSONS } from './authorize-response.ts'
import { DOCUMENT_LESSONS } from './documents.ts'
import { FHIR_ANSWER_LESSONS } from './fhir-answers.ts'
import { FHIR_SEARCH_LESSONS } from './fhir-search.ts'
import { HEADER_LESSONS } from './headers.ts'
import { ID_TOKEN_LESSONS } from './id-token.ts'
import { PUBLISHED_LESSONS } from './published.ts'
import { REFRESH_LESSONS } from './refresh.ts'
import { SCOPE_LESSONS } from './scopes.ts'
import { SERVICE_LESSONS } from './services.ts'
import { TOKEN_LESSONS } from './token.ts'
import { TOKEN_ERROR_LESSONS } from './token-errors.ts'

/** Every lesson, those that others read first. */
export const LESSONS: Lessons = {
  ...ID_TOKEN_LESSONS,
  ...ADDRESS_LESSONS,
  ...PUBLISHED_LESSONS,
  ...SERVICE_LESSONS,
  ...DOCUMENT_LESSONS,
  ...AUTHORIZE_REQUEST_LESSONS,
  ...AUTHORIZE_RESPONSE_LESSONS,
  ...SCOPE_LESSONS,
  ...TOKEN_LESSONS,
  ...REFRESH_LESSONS,
  ...TOKEN_ERROR_LESSONS,
  ...ACCESS_TOKEN_LESSONS,
  ...HEADER_LESSONS,
  ...FHIR_SEARCH_LESSONS,
  ...FHIR_ANSWER_LESSONS,
}

import * as documents from './document-provocations.ts'
import { ERROR_PROVOCATIONS } from './error-provocations.ts'
import * as launches from './launch-provocations.ts'
import type { Provocations } from './provocation.ts'
import * as tokens from './token-provocations.ts'

/** For each variant of each fault that tests servers, except `requirement-unenforced`, a request that shows it. */
export const PROVOCATIONS: Readonly<Record<string, Provocations>> = {
  'discovery-defect': documents.DISCOVERY_PROVOCATIONS,
  'metadata-defect': documents.METADATA_PROVOCATIONS,
  'openid-document-defect': documents.OPENID_PROVOCATIONS,
  'cors-defect': documents.CORS_PROVOCATIONS,
  'registration-defect': launches.REGISTRATION_PROVOCATIONS,
  'launch-defect': launches.LAUNCH_PROVOCATIONS,
  'page-defect': launches.PAGE_PROVOCATIONS,
  'error-defect': ERROR_PROVOCATIONS,
  'token-defect': tokens.TOKEN_PROVOCATIONS,
  'introspection-defect': documents.INTROSPECTION_PROVOCATIONS,
  'brands-defect': documents.BRANDS_PROVOCATIONS,
  'app-state-defect': tokens.APP_STATE_PROVOCATIONS,
  'state-changed': tokens.STATE_PROVOCATIONS,
  'management-unavailable': documents.MANAGEMENT_PROVOCATIONS,
}

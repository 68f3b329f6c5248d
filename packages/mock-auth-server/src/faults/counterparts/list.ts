import type { AnyFault } from '../../core/declare/fault.ts'
import { appStateDefect } from './app-state-defect.ts'
import { brandsDefect } from './brands-defect.ts'
import { corsDefect } from './cors-defect.ts'
import { discoveryDefect } from './discovery-defect.ts'
import { errorDefect } from './error-defect.ts'
import { introspectionDefect } from './introspection-defect.ts'
import { launchDefect } from './launch-defect.ts'
import { managementUnavailable } from './management-unavailable.ts'
import { metadataDefect } from './metadata-defect.ts'
import { openidDocumentDefect } from './openid-document-defect.ts'
import { pageDefect } from './page-defect.ts'
import { registrationDefect } from './registration-defect.ts'
import { requirementUnenforced } from './requirement-unenforced.ts'
import { tokenDefect } from './token-defect.ts'

/** Faults for suites that test servers: each makes one of their cases fail, and ordinary clients seldom notice. */
export const COUNTERPARTS: readonly AnyFault[] = [
  requirementUnenforced,
  discoveryDefect,
  metadataDefect,
  openidDocumentDefect,
  corsDefect,
  registrationDefect,
  launchDefect,
  pageDefect,
  errorDefect,
  tokenDefect,
  introspectionDefect,
  brandsDefect,
  appStateDefect,
  managementUnavailable,
]

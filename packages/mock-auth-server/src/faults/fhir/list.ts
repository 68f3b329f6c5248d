import type { AnyFault } from '../../core/fault.ts'
import { bodyCutShort } from './body-cut-short.ts'
import { fhirTooManyRequests } from './fhir-too-many-requests.ts'
import { nextLinkForeign } from './next-link-foreign.ts'
import { tokenRevoked } from './token-revoked.ts'

export const FHIR_FAULTS: readonly AnyFault[] = [
  tokenRevoked,
  fhirTooManyRequests,
  bodyCutShort,
  nextLinkForeign,
]

import type { ConformanceCase } from '../../declare/check.ts'
import { fhirBatch } from './fhir-batch.ts'
import { fhirCompartment } from './fhir-compartment.ts'
import { fhirExpiredToken } from './fhir-expired-token.ts'
import { fhirGranular } from './fhir-granular.ts'
import { fhirInvalidToken } from './fhir-invalid-token.ts'
import { fhirNextLink } from './fhir-next-link.ts'
import { fhirNoToken } from './fhir-no-token.ts'
import { fhirRepresentation } from './fhir-representation.ts'
import { fhirScopeLetters } from './fhir-scope-letters.ts'
import { fhirScopeType } from './fhir-scope-type.ts'
import { fhirScopeWrite } from './fhir-scope-write.ts'
import { fhirTokenAudience } from './fhir-token-audience.ts'
import { fhirTokenPlacement } from './fhir-token-placement.ts'
import { fhirUserScope } from './fhir-user-scope.ts'
import { fhirWildcard } from './fhir-wildcard.ts'
import { fhirWrite } from './fhir-write.ts'

/** Cases in the order in which they are reported. */
export const FHIR_CASES: readonly ConformanceCase[] = [
  ...fhirNoToken,
  ...fhirInvalidToken,
  ...fhirTokenPlacement,
  ...fhirTokenAudience,
  ...fhirExpiredToken,
  ...fhirScopeType,
  ...fhirScopeLetters,
  ...fhirScopeWrite,
  ...fhirCompartment,
  ...fhirWildcard,
  ...fhirUserScope,
  ...fhirGranular,
  ...fhirBatch,
  ...fhirRepresentation,
  ...fhirNextLink,
  ...fhirWrite,
]

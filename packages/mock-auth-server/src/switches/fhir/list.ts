import { anonymousFhir } from './anonymous-fhir.ts'
import { bundleTotal } from './bundle-total.ts'
import { fhirAnswers } from './fhir-answers.ts'
import { fhirErrors } from './fhir-errors.ts'
import { fhirFormats } from './fhir-formats.ts'
import { lastUpdated } from './last-updated.ts'
import { pageSizes } from './page-sizes.ts'
import { paging } from './paging.ts'
import { requiredSearch } from './required-search.ts'
import { scopeEnforcement } from './scope-enforcement.ts'
import { searchNotices } from './search-notices.ts'
import { servedTypes } from './served-types.ts'
import { tenantParameter } from './tenant-parameter.ts'
import { unknownParameters } from './unknown-parameters.ts'

/** The switches of the FHIR API. */
export const FHIR_SWITCHES = [
  anonymousFhir,
  scopeEnforcement,
  tenantParameter,
  servedTypes,
  lastUpdated,
  requiredSearch,
  unknownParameters,
  pageSizes,
  paging,
  bundleTotal,
  searchNotices,
  fhirErrors,
  fhirFormats,
  fhirAnswers,
] as const

import type { FhirRoute } from '@smart-mock/fhir-engine'
import type { AccessToken } from '../../core/oauth/grant.ts'

/** The known parts of a FHIR request before it is handled. */
export interface LoadedFhir {
  readonly route: FhirRoute
  readonly token: AccessToken | undefined
}

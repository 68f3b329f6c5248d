import { authorizeEndpoint } from './authorize.ts'
import { decideEndpoint } from './decide.ts'
import type { Endpoint } from './endpoint.ts'
import { fhirEndpoint } from './fhir.ts'
import { jwksEndpoint } from './jwks.ts'
import { launchEndpoint } from './launch.ts'
import { openidConfigurationEndpoint } from './openid-configuration.ts'
import { smartConfigurationEndpoint } from './smart-configuration.ts'
import { tokenEndpoint } from './token.ts'

/** Every place on the wire. */
export const ENDPOINTS: readonly Endpoint[] = [
  launchEndpoint,
  smartConfigurationEndpoint,
  openidConfigurationEndpoint,
  jwksEndpoint,
  authorizeEndpoint,
  decideEndpoint,
  tokenEndpoint,
  fhirEndpoint,
]

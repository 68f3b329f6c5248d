import { appStateEndpoint } from './app-state/app-state.ts'
import { appStatesEndpoint } from './app-state/app-states.ts'
import { authorizeEndpoint } from './authorization/authorize.ts'
import { decideEndpoint } from './authorization/interaction/decide.ts'
import { brandsEndpoint } from './brands/brands.ts'
import { authorizationServerMetadataEndpoint } from './discovery/authorization-server-metadata.ts'
import { jwksEndpoint } from './discovery/jwks.ts'
import { openidConfigurationEndpoint } from './discovery/openid-configuration.ts'
import { smartConfigurationEndpoint } from './discovery/smart-configuration.ts'
import { fhirEndpoint } from './fhir-api/fhir.ts'
import { metadataEndpoint } from './fhir-api/metadata.ts'
import { launchEndpoint } from './launch/launch.ts'
import { styleEndpoint } from './launch/style.ts'
import { manageRegistrationEndpoint } from './registration/manage-registration.ts'
import { registerEndpoint } from './registration/register.ts'
import type { Endpoint } from './shared/endpoint.ts'
import { tokenEndpoint } from './token/token.ts'
import { introspectEndpoint } from './token-services/introspect.ts'
import { manageEndpoint } from './token-services/manage.ts'
import { revokeEndpoint } from './token-services/revoke.ts'
import { userinfoEndpoint } from './token-services/userinfo.ts'

/** Every endpoint of the public listener. */
export const ENDPOINTS: readonly Endpoint[] = [
  launchEndpoint,
  smartConfigurationEndpoint,
  openidConfigurationEndpoint,
  authorizationServerMetadataEndpoint,
  jwksEndpoint,
  styleEndpoint,
  authorizeEndpoint,
  decideEndpoint,
  tokenEndpoint,
  introspectEndpoint,
  revokeEndpoint,
  userinfoEndpoint,
  manageEndpoint,
  registerEndpoint,
  manageRegistrationEndpoint,
  metadataEndpoint,
  fhirEndpoint,
  appStatesEndpoint,
  appStateEndpoint,
  brandsEndpoint,
]

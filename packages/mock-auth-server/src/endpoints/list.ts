import { appStateEndpoint } from './app-state/app-state.ts'
import { appStatesEndpoint } from './app-state/app-states.ts'
import { authorizationServerMetadataEndpoint } from './authorization-server-metadata.ts'
import { authorizeEndpoint } from './authorize.ts'
import { brandsEndpoint } from './brands.ts'
import { decideEndpoint } from './decide.ts'
import type { Endpoint } from './endpoint.ts'
import { fhirEndpoint } from './fhir.ts'
import { introspectEndpoint } from './introspect.ts'
import { jwksEndpoint } from './jwks.ts'
import { launchEndpoint } from './launch.ts'
import { manageEndpoint } from './manage.ts'
import { metadataEndpoint } from './metadata.ts'
import { openidConfigurationEndpoint } from './openid-configuration.ts'
import { manageRegistrationEndpoint } from './registration/manage-registration.ts'
import { registerEndpoint } from './registration/register.ts'
import { revokeEndpoint } from './revoke.ts'
import { smartConfigurationEndpoint } from './smart-configuration.ts'
import { styleEndpoint } from './style.ts'
import { tokenEndpoint } from './token.ts'
import { userinfoEndpoint } from './userinfo.ts'

/** Every place on the wire. */
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

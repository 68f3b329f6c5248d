import type { ConformanceCase } from '../declare/check.ts'
import { assertionAccepted } from './assertion/assertion-accepted.ts'
import { assertionAlgorithm } from './assertion/assertion-algorithm.ts'
import { assertionErrors } from './assertion/assertion-errors.ts'
import { assertionJti } from './assertion/assertion-jti.ts'
import { assertionKey } from './assertion/assertion-key.ts'
import { assertionParties } from './assertion/assertion-parties.ts'
import { assertionTimes } from './assertion/assertion-times.ts'
import { authorizeErrorResponse } from './authorize/authorize-error-response.ts'
import { authorizeParameters } from './authorize/authorize-parameters.ts'
import { authorizeUnknownClient } from './authorize/authorize-unknown-client.ts'
import { signInPage } from './authorize/sign-in-page.ts'
import { backendAccess } from './backend/backend-access.ts'
import { backendScope } from './backend/backend-scope.ts'
import { backendSecretRefused } from './backend/backend-secret-refused.ts'
import { backendToken } from './backend/backend-token.ts'
import { brandsBundle } from './brands/brands-bundle.ts'
import { brandsEndpointsRespond } from './brands/brands-endpoints-respond.ts'
import { brandsHttp } from './brands/brands-http.ts'
import { brandsIdentifier } from './brands/brands-identifier.ts'
import { brandsProfiles } from './brands/brands-profiles.ts'
import { corsFhir } from './cors/cors-fhir.ts'
import { corsLimits } from './cors/cors-limits.ts'
import { corsOpenidDocuments } from './cors/cors-openid-documents.ts'
import { corsPublicDocuments } from './cors/cors-public-documents.ts'
import { corsToken } from './cors/cors-token.ts'
import { authorizationServerMetadata } from './discovery/authorization-server-metadata.ts'
import { discoveryAssociatedEndpoints } from './discovery/discovery-associated-endpoints.ts'
import { discoveryAuthentication } from './discovery/discovery-authentication.ts'
import { discoveryCapabilities } from './discovery/discovery-capabilities.ts'
import { discoveryCapabilitySets } from './discovery/discovery-capability-sets.ts'
import { discoveryDocument } from './discovery/discovery-document.ts'
import { discoveryEndpoints } from './discovery/discovery-endpoints.ts'
import { discoveryIdentity } from './discovery/discovery-identity.ts'
import { discoveryPkceMethods } from './discovery/discovery-pkce-methods.ts'
import { discoveryRecommendedMembers } from './discovery/discovery-recommended-members.ts'
import { discoveryScopeSyntax } from './discovery/discovery-scope-syntax.ts'
import { headerNamesAnyCase } from './discovery/header-names-any-case.ts'
import { metadataOauthUris } from './discovery/metadata-oauth-uris.ts'
import { metadataReadable } from './discovery/metadata-readable.ts'
import { fhirInvalidToken } from './fhir/fhir-invalid-token.ts'
import { fhirNoToken } from './fhir/fhir-no-token.ts'
import { openidConfiguration } from './openid/openid-configuration.ts'
import { openidJwks } from './openid/openid-jwks.ts'
import { registrationCreated } from './registration/registration-created.ts'
import { registrationJwks } from './registration/registration-jwks.ts'
import { registrationRefusals } from './registration/registration-refusals.ts'
import { appStateAccess } from './services/app-state-access.ts'
import { introspectionAuthorization } from './services/introspection-authorization.ts'
import { introspectionInactive } from './services/introspection-inactive.ts'
import { managementPage } from './services/management-page.ts'
import { revocationRequests } from './services/revocation-requests.ts'
import { refreshBinding } from './token/refresh-binding.ts'
import { tokenErrorCodes } from './token/token-error-codes.ts'
import { tokenErrorResponse } from './token/token-error-response.ts'
import { endpointsHttps } from './transport/endpoints-https.ts'
import { tls } from './transport/tls.ts'

/** All cases in the order in which they run. */
export const CASES: readonly ConformanceCase[] = [
  ...discoveryDocument,
  ...discoveryEndpoints,
  ...discoveryCapabilities,
  ...discoveryCapabilitySets,
  ...discoveryPkceMethods,
  ...discoveryAuthentication,
  ...discoveryIdentity,
  ...discoveryScopeSyntax,
  ...discoveryRecommendedMembers,
  ...discoveryAssociatedEndpoints,
  ...metadataReadable,
  ...metadataOauthUris,
  ...authorizationServerMetadata,
  ...headerNamesAnyCase,
  ...tls,
  ...endpointsHttps,
  ...corsPublicDocuments,
  ...corsToken,
  ...corsFhir,
  ...corsLimits,
  ...corsOpenidDocuments,
  ...registrationCreated,
  ...registrationJwks,
  ...registrationRefusals,
  ...authorizeUnknownClient,
  ...authorizeParameters,
  ...authorizeErrorResponse,
  ...signInPage,
  ...tokenErrorCodes,
  ...tokenErrorResponse,
  ...refreshBinding,
  ...openidConfiguration,
  ...openidJwks,
  ...assertionAccepted,
  ...assertionKey,
  ...assertionParties,
  ...assertionTimes,
  ...assertionJti,
  ...assertionAlgorithm,
  ...assertionErrors,
  ...backendToken,
  ...backendScope,
  ...backendSecretRefused,
  ...backendAccess,
  ...fhirNoToken,
  ...fhirInvalidToken,
  ...introspectionInactive,
  ...introspectionAuthorization,
  ...revocationRequests,
  ...managementPage,
  ...appStateAccess,
  ...brandsBundle,
  ...brandsIdentifier,
  ...brandsProfiles,
  ...brandsHttp,
  ...brandsEndpointsRespond,
]

import type { ConformanceCase } from '../../declare/check.ts'
import { authorizationServerMetadata } from './authorization-server-metadata.ts'
import { discoveryAssociatedEndpoints } from './discovery-associated-endpoints.ts'
import { discoveryAuthentication } from './discovery-authentication.ts'
import { discoveryCapabilities } from './discovery-capabilities.ts'
import { discoveryCapabilitySets } from './discovery-capability-sets.ts'
import { discoveryDocument } from './discovery-document.ts'
import { discoveryEndpoints } from './discovery-endpoints.ts'
import { discoveryIdentity } from './discovery-identity.ts'
import { discoveryPkceMethods } from './discovery-pkce-methods.ts'
import { discoveryRecommendedMembers } from './discovery-recommended-members.ts'
import { discoveryScopeSyntax } from './discovery-scope-syntax.ts'
import { headerNamesAnyCase } from './header-names-any-case.ts'
import { metadataOauthUris } from './metadata-oauth-uris.ts'
import { metadataReadable } from './metadata-readable.ts'

/** Cases in the order in which they are reported. */
export const DISCOVERY_CASES: readonly ConformanceCase[] = [
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
]

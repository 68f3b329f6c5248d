import { discovery } from './discovery.ts'
import { endpointPaths } from './endpoint-paths.ts'
import { issuer } from './issuer.ts'
import { metadataClientHeader } from './metadata-client-header.ts'
import { metadataOauthUris } from './metadata-oauth-uris.ts'
import { openidDocument } from './openid-document.ts'
import { responseIssuer } from './response-issuer.ts'
import { wellKnownPlaces } from './well-known-places.ts'

/** The switches of discovery documents and their URLs; the issuer depends on the paths. */
export const DISCOVERY_SWITCHES = [
  endpointPaths,
  issuer,
  wellKnownPlaces,
  discovery,
  openidDocument,
  responseIssuer,
  metadataOauthUris,
  metadataClientHeader,
] as const

import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { discoveryAccept } from './discovery-accept.ts'
import { discoveryByGet } from './discovery-by-get.ts'
import { discoveryUrl } from './discovery-url.ts'
import { discoveryWithoutCredentials } from './discovery-without-credentials.ts'
import { discoveryWithoutPreflight } from './discovery-without-preflight.ts'
import { endpointsAsPublished } from './endpoints-as-published.ts'
import { launchIssFollowed } from './launch-iss-followed.ts'
import { metadataWithoutToken } from './metadata-without-token.ts'
import { smartConfigurationUsed } from './smart-configuration-used.ts'

export const DISCOVERY_RULES: readonly RuleDeclaration[] = [
  smartConfigurationUsed,
  discoveryUrl,
  discoveryByGet,
  discoveryAccept,
  discoveryWithoutCredentials,
  discoveryWithoutPreflight,
  endpointsAsPublished,
  launchIssFollowed,
  metadataWithoutToken,
]

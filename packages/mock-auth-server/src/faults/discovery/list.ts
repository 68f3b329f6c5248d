import type { AnyFault } from '../../core/declare/fault.ts'
import { authMethodNotOffered } from './auth-method-not-offered.ts'
import { capabilitiesOdd } from './capabilities-odd.ts'
import { capabilityAbsent } from './capability-absent.ts'
import { discoveryBrokenOff } from './discovery-broken-off.ts'
import { discoveryByteOrderMark } from './discovery-byte-order-mark.ts'
import { discoveryContentType } from './discovery-content-type.ts'
import { discoveryMalformed } from './discovery-malformed.ts'
import { discoveryMoved } from './discovery-moved.ts'
import { discoveryNotFound } from './discovery-not-found.ts'
import { discoveryRedirectedAway } from './discovery-redirected-away.ts'
import { discoveryRefused } from './discovery-refused.ts'
import { discoverySlow } from './discovery-slow.ts'
import { discoveryUnavailable } from './discovery-unavailable.ts'
import { discoveryWithoutCors } from './discovery-without-cors.ts'
import { endpointMissing } from './endpoint-missing.ts'
import { endpointsPlainHttp } from './endpoints-plain-http.ts'
import { endpointsRenewed } from './endpoints-renewed.ts'
import { endpointsWithQuery } from './endpoints-with-query.ts'
import { foreignTokenEndpoint } from './foreign-token-endpoint.ts'
import { pkceNotAdvertised } from './pkce-not-advertised.ts'
import { pkcePlainToo } from './pkce-plain-too.ts'
import { relativeEndpoints } from './relative-endpoints.ts'
import { responseIssNotAnnounced } from './response-iss-not-announced.ts'
import { signingAlgsNarrowed } from './signing-algs-narrowed.ts'
import { unknownMembers } from './unknown-members.ts'

export const DISCOVERY_FAULTS: readonly AnyFault[] = [
  discoveryNotFound,
  discoveryRefused,
  discoveryUnavailable,
  discoverySlow,
  discoveryBrokenOff,
  discoveryMalformed,
  discoveryContentType,
  discoveryByteOrderMark,
  discoveryMoved,
  discoveryRedirectedAway,
  discoveryWithoutCors,
  endpointMissing,
  relativeEndpoints,
  endpointsWithQuery,
  endpointsRenewed,
  foreignTokenEndpoint,
  endpointsPlainHttp,
  pkceNotAdvertised,
  pkcePlainToo,
  unknownMembers,
  capabilitiesOdd,
  capabilityAbsent,
  authMethodNotOffered,
  signingAlgsNarrowed,
  responseIssNotAnnounced,
]

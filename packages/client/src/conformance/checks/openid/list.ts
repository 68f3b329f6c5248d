import type { ConformanceCase } from '../../declare/check.ts'
import { idTokenClaims } from './id-token-claims.ts'
import { idTokenFhirUser } from './id-token-fhir-user.ts'
import { idTokenKeyOverlap } from './id-token-key-overlap.ts'
import { idTokenProfileClaim } from './id-token-profile-claim.ts'
import { idTokenSignature } from './id-token-signature.ts'
import { openidConfiguration } from './openid-configuration.ts'
import { openidJwks } from './openid-jwks.ts'
import { userInfo } from './user-info.ts'

/** Cases in the order in which they are reported. */
export const OPENID_CASES: readonly ConformanceCase[] = [
  ...openidConfiguration,
  ...openidJwks,
  ...idTokenSignature,
  ...idTokenClaims,
  ...idTokenFhirUser,
  ...idTokenKeyOverlap,
  ...userInfo,
  ...idTokenProfileClaim,
]

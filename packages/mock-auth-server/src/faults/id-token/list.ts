import type { AnyFault } from '../../core/declare/fault.ts'
import { fhirUserForeign } from './fhir-user-foreign.ts'
import { fhirUserInProfile } from './fhir-user-in-profile.ts'
import { fhirUserMissing } from './fhir-user-missing.ts'
import { fhirUserOdd } from './fhir-user-odd.ts'
import { fhirUserReadOther } from './fhir-user-read-other.ts'
import { fhirUserReadRefused } from './fhir-user-read-refused.ts'
import { fhirUserRelative } from './fhir-user-relative.ts'
import { fhirUserType } from './fhir-user-type.ts'
import { idTokenAlgNone } from './id-token-alg-none.ts'
import { idTokenAudienceArray } from './id-token-audience-array.ts'
import { idTokenClockSkew } from './id-token-clock-skew.ts'
import { idTokenExpMalformed } from './id-token-exp-malformed.ts'
import { idTokenExpired } from './id-token-expired.ts'
import { idTokenHeaderKey } from './id-token-header-key.ts'
import { idTokenHs256ClientSecret } from './id-token-hs256-client-secret.ts'
import { idTokenHs256PublicKey } from './id-token-hs256-public-key.ts'
import { idTokenKidAbsent } from './id-token-kid-absent.ts'
import { idTokenKidAmbiguous } from './id-token-kid-ambiguous.ts'
import { idTokenNonceUnasked } from './id-token-nonce-unasked.ts'
import { idTokenNotAJwt } from './id-token-not-a-jwt.ts'
import { idTokenNotYetValid } from './id-token-not-yet-valid.ts'
import { idTokenOldIat } from './id-token-old-iat.ts'
import { idTokenOtherAlg } from './id-token-other-alg.ts'
import { idTokenPayloadAltered } from './id-token-payload-altered.ts'
import { idTokenReplayed } from './id-token-replayed.ts'
import { idTokenRogueKey } from './id-token-rogue-key.ts'
import { idTokenSignatureAltered } from './id-token-signature-altered.ts'
import { idTokenSubMalformed } from './id-token-sub-malformed.ts'
import { idTokenUnadvertisedAlg } from './id-token-unadvertised-alg.ts'
import { idTokenUnknownCrit } from './id-token-unknown-crit.ts'
import { idTokenUnknownKid } from './id-token-unknown-kid.ts'
import { idTokenWrongAtHash } from './id-token-wrong-at-hash.ts'
import { idTokenWrongAudience } from './id-token-wrong-audience.ts'
import { idTokenWrongAzp } from './id-token-wrong-azp.ts'
import { idTokenWrongIat } from './id-token-wrong-iat.ts'
import { idTokenWrongIssuer } from './id-token-wrong-issuer.ts'
import { idTokenWrongNonce } from './id-token-wrong-nonce.ts'
import { userInfoOtherSubject } from './user-info-other-subject.ts'

/** Faults of the id_token, and of the user whom it names. */
export const ID_TOKEN_FAULTS: readonly AnyFault[] = [
  idTokenSignatureAltered,
  idTokenPayloadAltered,
  idTokenRogueKey,
  idTokenAlgNone,
  idTokenHs256PublicKey,
  idTokenHs256ClientSecret,
  idTokenUnadvertisedAlg,
  idTokenOtherAlg,
  idTokenUnknownKid,
  idTokenKidAbsent,
  idTokenKidAmbiguous,
  idTokenHeaderKey,
  idTokenUnknownCrit,
  idTokenExpired,
  idTokenClockSkew,
  idTokenExpMalformed,
  idTokenWrongIat,
  idTokenOldIat,
  idTokenNotYetValid,
  idTokenWrongAudience,
  idTokenAudienceArray,
  idTokenWrongAzp,
  idTokenWrongIssuer,
  idTokenWrongNonce,
  idTokenNonceUnasked,
  idTokenReplayed,
  idTokenSubMalformed,
  idTokenNotAJwt,
  idTokenWrongAtHash,
  fhirUserMissing,
  fhirUserRelative,
  fhirUserForeign,
  fhirUserOdd,
  fhirUserType,
  fhirUserReadRefused,
  fhirUserReadOther,
  fhirUserInProfile,
  userInfoOtherSubject,
]

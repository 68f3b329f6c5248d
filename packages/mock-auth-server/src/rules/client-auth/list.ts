import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { assertionAlgorithm } from './assertion-algorithm.ts'
import { assertionAudience } from './assertion-audience.ts'
import { assertionExpiry } from './assertion-expiry.ts'
import { assertionHeaderPlain } from './assertion-header-plain.ts'
import { assertionIdRandom } from './assertion-id-random.ts'
import { assertionIsJwt } from './assertion-is-jwt.ts'
import { assertionIssuedNow } from './assertion-issued-now.ts'
import { assertionJku } from './assertion-jku.ts'
import { assertionKid } from './assertion-kid.ts'
import { assertionOnce } from './assertion-once.ts'
import { assertionOneAudience } from './assertion-one-audience.ts'
import { assertionSignatureForm } from './assertion-signature-form.ts'
import { assertionSigned } from './assertion-signed.ts'
import { assertionSubject } from './assertion-subject.ts'
import { assertionTyp } from './assertion-typ.ts'
import { assertionType } from './assertion-type.ts'
import { backendParameters } from './backend-parameters.ts'
import { basicOneSpace } from './basic-one-space.ts'
import { basicReadable } from './basic-readable.ts'
import { clientAuthenticates } from './client-authenticates.ts'
import { keysByUrl } from './keys-by-url.ts'
import { keysCacheable } from './keys-cacheable.ts'
import { keysComplete } from './keys-complete.ts'
import { keysNamedOnce } from './keys-named-once.ts'
import { keysPublic } from './keys-public.ts'
import { keysServed } from './keys-served.ts'
import { methodAsRegistered } from './method-as-registered.ts'
import { oneMethod } from './one-method.ts'
import { publicWithoutSecret } from './public-without-secret.ts'
import { secretInBasic } from './secret-in-basic.ts'
import { secretNotInBrowser } from './secret-not-in-browser.ts'

export const CLIENT_AUTH_RULES: readonly RuleDeclaration[] = [
  clientAuthenticates,
  oneMethod,
  methodAsRegistered,
  secretInBasic,
  basicReadable,
  basicOneSpace,
  secretNotInBrowser,
  publicWithoutSecret,
  assertionType,
  assertionIsJwt,
  assertionAlgorithm,
  assertionSigned,
  assertionKid,
  assertionTyp,
  assertionJku,
  assertionHeaderPlain,
  assertionSubject,
  assertionAudience,
  assertionOneAudience,
  assertionExpiry,
  assertionOnce,
  assertionIdRandom,
  assertionIssuedNow,
  assertionSignatureForm,
  keysComplete,
  keysPublic,
  keysNamedOnce,
  keysCacheable,
  keysServed,
  keysByUrl,
  backendParameters,
]

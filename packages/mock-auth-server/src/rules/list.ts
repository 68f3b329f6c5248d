import type { RuleDeclaration } from '../core/rule.ts'
import { audFhirBase } from './authorize/aud-fhir-base.ts'
import { audIsLaunchIss } from './authorize/aud-is-launch-iss.ts'
import { audWithoutSlash } from './authorize/aud-without-slash.ts'
import { discoveryFirst } from './authorize/discovery-first.ts'
import { launchEchoed } from './authorize/launch-echoed.ts'
import { launchOfItsLaunch } from './authorize/launch-of-its-launch.ts'
import { pkceS256 } from './authorize/pkce-s256.ts'
import { redirectUriAbsolute } from './authorize/redirect-uri-absolute.ts'
import { redirectUriRegistered } from './authorize/redirect-uri-registered.ts'
import { stateEntropy } from './authorize/state-entropy.ts'
import { statePresent } from './authorize/state-present.ts'
import { stateUnique } from './authorize/state-unique.ts'
import { stateUnpredictable } from './authorize/state-unpredictable.ts'
import { bearerOnlyInHeader } from './fhir/bearer-only-in-header.ts'
import { bearerSent } from './fhir/bearer-sent.ts'
import { bearerWellFormed } from './fhir/bearer-well-formed.ts'
import { tokenBeforeData } from './fhir/token-before-data.ts'
import { keysFetched } from './id-token/keys-fetched.ts'
import { secretsInPlace } from './secrets/secrets-in-place.ts'
import { secretsNotInCookies } from './secrets/secrets-not-in-cookies.ts'
import { secretsNotInReferer } from './secrets/secrets-not-in-referer.ts'
import { secretsNotInUrl } from './secrets/secrets-not-in-url.ts'
import { secretsStayHere } from './secrets/secrets-stay-here.ts'
import { codeOnce } from './token/code-once.ts'
import { stateAnsweredOnce } from './token/state-answered-once.ts'

/** Every declared rule, in the order of the handshake. */
export const RULES: readonly RuleDeclaration[] = [
  discoveryFirst,
  redirectUriRegistered,
  redirectUriAbsolute,
  audFhirBase,
  audWithoutSlash,
  audIsLaunchIss,
  launchEchoed,
  launchOfItsLaunch,
  pkceS256,
  statePresent,
  stateEntropy,
  stateUnpredictable,
  stateUnique,
  stateAnsweredOnce,
  codeOnce,
  bearerSent,
  bearerOnlyInHeader,
  bearerWellFormed,
  tokenBeforeData,
  keysFetched,
  secretsStayHere,
  secretsNotInReferer,
  secretsInPlace,
  secretsNotInUrl,
  secretsNotInCookies,
]

import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { audFhirBase } from './aud-fhir-base.ts'
import { audIsLaunchIss } from './aud-is-launch-iss.ts'
import { audWithoutSlash } from './aud-without-slash.ts'
import { authorizeByNavigation } from './authorize-by-navigation.ts'
import { authorizeEncoding } from './authorize-encoding.ts'
import { authorizeParametersFilled } from './authorize-parameters-filled.ts'
import { authorizeParametersOnce } from './authorize-parameters-once.ts'
import { authorizePostAsForm } from './authorize-post-as-form.ts'
import { authorizeUrlLength } from './authorize-url-length.ts'
import { authorizeWithoutSecrets } from './authorize-without-secrets.ts'
import { challengeUnique } from './challenge-unique.ts'
import { clientRegistered } from './client-registered.ts'
import { discoveryFirst } from './discovery-first.ts'
import { launchEchoed } from './launch-echoed.ts'
import { launchOfItsLaunch } from './launch-of-its-launch.ts'
import { launchOnlyWhenLaunched } from './launch-only-when-launched.ts'
import { noAuthorizeLoop } from './no-authorize-loop.ts'
import { noEmbeddedBrowser } from './no-embedded-browser.ts'
import { nonceFresh } from './nonce-fresh.ts'
import { nonceWithOpenid } from './nonce-with-openid.ts'
import { parametersAdvertised } from './parameters-advertised.ts'
import { pkceS256 } from './pkce-s256.ts'
import { randomValuesDiffer } from './random-values-differ.ts'
import { redirectUriAbsolute } from './redirect-uri-absolute.ts'
import { redirectUriClean } from './redirect-uri-clean.ts'
import { redirectUriRegistered } from './redirect-uri-registered.ts'
import { redirectUriSecure } from './redirect-uri-secure.ts'
import { resourceIsAud } from './resource-is-aud.ts'
import { responseModeQuery } from './response-mode-query.ts'
import { responseTypeCode } from './response-type-code.ts'
import { stateEntropy } from './state-entropy.ts'
import { stateOpaque } from './state-opaque.ts'
import { statePresent } from './state-present.ts'
import { stateUnique } from './state-unique.ts'
import { stateUnpredictable } from './state-unpredictable.ts'

export const AUTHORIZE_RULES: readonly RuleDeclaration[] = [
  discoveryFirst,
  authorizeByNavigation,
  authorizePostAsForm,
  authorizeEncoding,
  authorizeUrlLength,
  authorizeParametersOnce,
  authorizeParametersFilled,
  responseTypeCode,
  responseModeQuery,
  clientRegistered,
  authorizeWithoutSecrets,
  redirectUriRegistered,
  redirectUriAbsolute,
  redirectUriSecure,
  redirectUriClean,
  audFhirBase,
  audWithoutSlash,
  audIsLaunchIss,
  resourceIsAud,
  launchEchoed,
  launchOfItsLaunch,
  launchOnlyWhenLaunched,
  parametersAdvertised,
  noAuthorizeLoop,
  noEmbeddedBrowser,
  pkceS256,
  challengeUnique,
  statePresent,
  stateEntropy,
  stateUnpredictable,
  stateUnique,
  stateOpaque,
  nonceFresh,
  nonceWithOpenid,
  randomValuesDiffer,
]

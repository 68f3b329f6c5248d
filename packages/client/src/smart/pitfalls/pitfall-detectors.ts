import { assertion } from './assertion.ts'
import { base64NotBase64url } from './base64-not-base64url.ts'
import { codeUsedTwice } from './code-used-twice.ts'
import { cors } from './cors.ts'
import { droppedV1Scopes } from './dropped-v1-scopes.ts'
import { errorRedirect } from './error-redirect.ts'
import { framing } from './framing.ts'
import { invalidClient } from './invalid-client.ts'
import { invalidScope } from './invalid-scope.ts'
import { issuerMismatch } from './issuer-mismatch.ts'
import { lostState } from './lost-state.ts'
import { missingLaunch } from './missing-launch.ts'
import { noPatient } from './no-patient.ts'
import { noRefreshToken } from './no-refresh-token.ts'
import { opaqueAccessToken } from './opaque-access-token.ts'
import type { PitfallDetector } from './pitfall-detector.ts'
import { pkceNotAdvertised } from './pkce-not-advertised.ts'
import { redirectMismatch } from './redirect-mismatch.ts'
import { secureContext } from './secure-context.ts'
import { splitScopes } from './split-scopes.ts'
import { wrongAud } from './wrong-aud.ts'

/** The twenty pitfalls, in the order of an authorization flow. */
export const pitfallDetectors: readonly PitfallDetector[] = [
  redirectMismatch,
  missingLaunch,
  lostState,
  wrongAud,
  invalidScope,
  droppedV1Scopes,
  splitScopes,
  noPatient,
  pkceNotAdvertised,
  base64NotBase64url,
  cors,
  framing,
  codeUsedTwice,
  errorRedirect,
  noRefreshToken,
  opaqueAccessToken,
  issuerMismatch,
  invalidClient,
  assertion,
  secureContext,
]

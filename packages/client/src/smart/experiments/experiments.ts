import { corruptedBearer } from './corrupted-bearer.ts'
import type { Experiment } from './experiment.ts'
import { noAud } from './no-aud.ts'
import { noBearer } from './no-bearer.ts'
import { noNonce } from './no-nonce.ts'
import { noPkce } from './no-pkce.ts'
import { noState } from './no-state.ts'
import { noVerifier } from './no-verifier.ts'
import { oldRefreshToken } from './old-refresh-token.ts'
import { otherRedirectUriAtToken } from './other-redirect-uri-at-token.ts'
import { plainPkce } from './plain-pkce.ts'
import { repeatedParameter } from './repeated-parameter.ts'
import { replayedCode } from './replayed-code.ts'
import { reusedAssertion } from './reused-assertion.ts'
import { staleLaunch } from './stale-launch.ts'
import { unknownScope } from './unknown-scope.ts'
import { widerRefresh } from './wider-refresh.ts'
import { wrongAud } from './wrong-aud.ts'
import { wrongClient } from './wrong-client.ts'
import { wrongRedirectUri } from './wrong-redirect-uri.ts'
import { wrongVerifier } from './wrong-verifier.ts'

/** All experiments of this client. */
export const experiments: readonly Experiment[] = [
  wrongAud,
  noAud,
  noPkce,
  plainPkce,
  noState,
  noNonce,
  wrongRedirectUri,
  repeatedParameter,
  unknownScope,
  staleLaunch,
  wrongVerifier,
  noVerifier,
  replayedCode,
  otherRedirectUriAtToken,
  wrongClient,
  reusedAssertion,
  oldRefreshToken,
  widerRefresh,
  noBearer,
  corruptedBearer,
]

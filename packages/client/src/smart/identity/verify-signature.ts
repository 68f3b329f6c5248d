import {
  allowInsecureRequests,
  customFetch,
  KEY_SELECTION,
  OperationProcessingError,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  UnsupportedOperationError,
  validateApplicationLevelSignature,
} from 'oauth4webapi'
import { asCustomFetch } from '../http/as-custom-fetch.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import type { OAuthParties } from '../token/oauth-parties.ts'
import { ID_TOKEN_STEPS, idTokenError, signatureError } from './id-token-error.ts'

/** A key that is not there may have been published a moment ago: the keys are fetched a second time, no more (F-155, F-156). */
export async function verifySignature(
  idToken: string,
  parties: OAuthParties,
  nonce: string | undefined,
  fetch: RecordedFetch,
): Promise<void> {
  try {
    await checkByLibrary(idToken, parties, nonce, fetch)
  } catch (thrown) {
    if (!(thrown instanceof OperationProcessingError) || thrown.code !== KEY_SELECTION)
      throw toSignatureError(thrown)
    await checkByLibrary(idToken, parties, nonce, fetch).catch((again) => {
      throw toSignatureError(again)
    })
  }
}

async function checkByLibrary(
  idToken: string,
  { server, client }: OAuthParties,
  nonce: string | undefined,
  fetch: RecordedFetch,
): Promise<void> {
  // The library keeps keys by the identity of this object: a copy makes it fetch them anew.
  const fresh = { ...server }
  const response = Response.json({ access_token: 'already-read', token_type: 'bearer', id_token: idToken })
  if (nonce === undefined) await processRefreshTokenResponse(fresh, client, response)
  else
    await processAuthorizationCodeResponse(fresh, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
  await validateApplicationLevelSignature(fresh, response, {
    [customFetch]: asCustomFetch(fetch, { to: 'authorization-server' }),
    [allowInsecureRequests]: true, // http was judged at discovery: only an http base leads to http endpoints.
  })
}

function toSignatureError(thrown: unknown): SmartError {
  if (thrown instanceof SmartError) {
    return new SmartError('jwks-unavailable', `The keys of the issuer could not be had: ${thrown.message}`, {
      ...thrown.details,
      spec: ID_TOKEN_STEPS,
    })
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (
    thrown instanceof UnsupportedOperationError ||
    /"alg"/.test(message) ||
    (thrown instanceof OperationProcessingError && thrown.code === KEY_SELECTION)
  ) {
    return signatureError(
      `The id_token was refused: ${message}.`,
      'Sign with RS256 (or an algorithm that openid-configuration advertises) and publish the key under its kid.',
    )
  }
  if (/signature/i.test(message)) {
    return signatureError(
      'The signature of the id_token does not verify with the key that the issuer publishes.',
      'Check that the published key belongs to the private key that signs, and that nothing changes the token on its way.',
    )
  }
  if (/"keys"|JSON|application\/json/.test(message)) {
    return new SmartError('jwks-unavailable', `The keys of the issuer could not be read: ${message}.`, {
      whatToTry: 'jwks_uri must answer 200 with {"keys": […]}.',
      spec: ID_TOKEN_STEPS,
    })
  }
  return idTokenError(
    `The id_token was refused: ${message}.`,
    'Compare the token with the rules of OpenID Connect.',
  )
}

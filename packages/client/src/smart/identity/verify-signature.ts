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
import type { OAuthParties } from '../discovery/oauth-parties.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { type CustomFetch, toCustomFetch } from '../http/to-custom-fetch.ts'
import { SmartError } from '../smart-error.ts'
import { createIdTokenError, createSignatureError, ID_TOKEN_STEPS } from './create-id-token-error.ts'

/**
 * Verifies the signature. A missing key may have been published a moment ago, so the keys are fetched a
 * second time, but no more (F-155, F-156). If the header fits several keys, each is tried (F-158).
 *
 * @returns how many keys had to be tried.
 */
export async function verifySignature(
  idToken: string,
  parties: OAuthParties,
  nonce: string | undefined,
  fetch: RecordedFetch,
): Promise<number> {
  const check = () => checkByLibrary(idToken, parties, nonce, toCustomFetch(fetch, KEYS))
  try {
    await check().catch(async (thrown) => {
      if (!isKeySelection(thrown) || candidatesOf(thrown).length > 1) throw thrown
      await check()
    })
    return 1
  } catch (thrown) {
    const candidates = isKeySelection(thrown) ? candidatesOf(thrown).slice(0, MOST_KEYS) : []
    for (const [index, key] of candidates.entries()) {
      const alone = async () => Response.json({ keys: [key] })
      const isIt = await checkByLibrary(idToken, parties, nonce, alone).then(
        () => true,
        () => false,
      )
      if (isIt) return index + 1
    }
    throw toSignatureError(thrown, candidates.length)
  }
}

const KEYS = { to: 'authorization-server' } as const
const MOST_KEYS = 20

function isKeySelection(thrown: unknown): thrown is OperationProcessingError {
  return thrown instanceof OperationProcessingError && thrown.code === KEY_SELECTION
}

/** Returns the keys that fit equally well, which the library includes in its error. */
function candidatesOf({ cause }: OperationProcessingError): unknown[] {
  const candidates = (cause as { candidates?: unknown } | undefined)?.candidates
  return Array.isArray(candidates) ? candidates : []
}

async function checkByLibrary(
  idToken: string,
  { server, client }: OAuthParties,
  nonce: string | undefined,
  fetchKeys: CustomFetch,
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
    [customFetch]: fetchKeys,
    [allowInsecureRequests]: true, // http was judged at discovery: only an http base leads to http endpoints.
  })
}

function toSignatureError(thrown: unknown, tried: number): SmartError {
  if (tried > 1) {
    return createSignatureError(
      `The header of the id_token matches ${tried} keys, but its signature verifies with none of them.`,
      'Put the kid of the signing key, which no other key may have, into the header, and publish that key.',
    )
  }
  if (thrown instanceof SmartError) {
    return new SmartError(
      'jwks-unavailable',
      `The keys of the issuer could not be fetched: ${thrown.message}`,
      {
        ...thrown.details,
        spec: ID_TOKEN_STEPS,
      },
    )
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (
    thrown instanceof UnsupportedOperationError ||
    /"alg"/.test(message) ||
    (thrown instanceof OperationProcessingError && thrown.code === KEY_SELECTION)
  ) {
    return createSignatureError(
      `The id_token was rejected: ${message}.`,
      'Sign with RS256 (or an algorithm that openid-configuration advertises) and publish the key under its kid.',
    )
  }
  if (/signature/i.test(message)) {
    return createSignatureError(
      'The signature of the id_token does not verify with the key that the issuer publishes.',
      'Check that the published key belongs to the private signing key, and that nothing changes the token in transit.',
    )
  }
  if (/"keys"|JSON|application\/json/.test(message)) {
    return new SmartError('jwks-unavailable', `The keys of the issuer could not be read: ${message}.`, {
      whatToTry: 'jwks_uri must return 200 with {"keys": […]}.',
      spec: ID_TOKEN_STEPS,
    })
  }
  return createIdTokenError(
    `The id_token was rejected: ${message}.`,
    'Compare the token with the requirements of OpenID Connect.',
  )
}

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
import type { StepDetail } from '../../model/run.ts'
import type { Verdict } from '../../model/verdict.ts'
import { asCustomFetch } from '../http/as-custom-fetch.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import { oidc, scopesAndContext } from '../spec.ts'
import type { OAuthParties } from '../token/oauth-parties.ts'
import { decodeJwt } from './decode-jwt.ts'
import { judgeClaims } from './judge-claims.ts'

export interface IdTokenExpectation {
  nonce?: string | undefined
  subject?: string | undefined
  /** Seconds since the epoch. */
  now: number
}

export interface VerifiedIdToken {
  claims: Record<string, unknown>
  details: StepDetail[]
  signature: Verdict
}

const STEPS = scopesAndContext('using an id_token', 'steps-for-using-an-id-token')

/**
 * Verifies an id_token: every claim, and the signature against the keys of the issuer. Keys named in the token's own
 * header (jku, x5u, jwk) are never looked at (F-159).
 *
 * @param onDetails gets the claims with their judgements even when the token is then refused.
 * @throws SmartError id-token-invalid, id-token-signature or jwks-unavailable; the token must then not be used.
 */
export async function verifyIdToken(
  idToken: string,
  parties: OAuthParties,
  expected: IdTokenExpectation,
  fetch: RecordedFetch,
  onDetails: (details: StepDetail[]) => void = () => {},
): Promise<VerifiedIdToken> {
  const jwt = decodeJwt(idToken)
  if (!jwt)
    throw invalid(
      'The id_token is not a signed JWT with three base64url parts.',
      'Return a JWS in compact form.',
    )
  const details = judgeClaims(jwt.claims, {
    issuer: parties.server.issuer,
    clientId: parties.client.client_id,
    ...expected,
  })
  onDetails([
    { name: 'alg', value: String(jwt.header.alg) },
    { name: 'kid', value: String(jwt.header.kid ?? '(none)') },
    ...details,
  ])
  const wrong = details.flatMap(({ verdict, value }) =>
    verdict?.level === 'error' ? [`${verdict.text.slice(0, -1)}, it is ${value}`] : [],
  )
  if (wrong.length > 0)
    throw invalid(`The id_token was refused: ${wrong.join('; ')}.`, 'Correct these claims on the server.')
  if (parties.server.jwks_uri === undefined) {
    throw new SmartError(
      'jwks-unavailable',
      'The server publishes no jwks_uri, so the id_token cannot be verified.',
      {
        whyItMatters: 'An unverified id_token says nothing about who is signed in.',
        whatToTry: 'Publish jwks_uri in smart-configuration.',
        spec: STEPS,
      },
    )
  }
  await verifySignature(idToken, parties, expected, fetch)
  const text = `Signed with ${String(jwt.header.alg)} by a key of ${parties.server.jwks_uri}.`
  return { claims: jwt.claims, details, signature: { level: 'ok', text, spec: STEPS } }
}

/** A key that is not there may have been published a moment ago: the keys are fetched a second time, no more (F-155, F-156). */
async function verifySignature(
  idToken: string,
  parties: OAuthParties,
  expected: IdTokenExpectation,
  fetch: RecordedFetch,
): Promise<void> {
  try {
    await checkByLibrary(idToken, parties, expected, fetch)
  } catch (thrown) {
    if (!(thrown instanceof OperationProcessingError) || thrown.code !== KEY_SELECTION)
      throw toSignatureError(thrown)
    await checkByLibrary(idToken, parties, expected, fetch).catch((again) => {
      throw toSignatureError(again)
    })
  }
}

async function checkByLibrary(
  idToken: string,
  { server, client }: OAuthParties,
  { nonce }: IdTokenExpectation,
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
      spec: STEPS,
    })
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (
    thrown instanceof UnsupportedOperationError ||
    (thrown instanceof OperationProcessingError && thrown.code === KEY_SELECTION)
  ) {
    return signature(
      `The id_token was refused: ${message}.`,
      'Sign with RS256 (or an algorithm that openid-configuration advertises) and publish the key under its kid.',
    )
  }
  if (/signature/i.test(message)) {
    return signature(
      'The signature of the id_token does not verify with the key that the issuer publishes.',
      'Check that the published key belongs to the private key that signs, and that nothing changes the token on its way.',
    )
  }
  if (/JSON Web Key Set|application\/json|JSON/.test(message)) {
    return new SmartError('jwks-unavailable', `The keys of the issuer could not be read: ${message}.`, {
      whatToTry: 'jwks_uri must answer 200 with {"keys": […]}.',
      spec: STEPS,
    })
  }
  return invalid(
    `The id_token was refused: ${message}.`,
    'Compare the token with the rules of OpenID Connect.',
  )
}

const WHY =
  'An app that accepts such a token lets someone else sign in as this user. The whole login is given up.'
const signature = (text: string, whatToTry: string) =>
  new SmartError('id-token-signature', text, { whyItMatters: WHY, whatToTry, spec: STEPS })
const invalid = (text: string, whatToTry: string) =>
  new SmartError('id-token-invalid', text, {
    whyItMatters: WHY,
    whatToTry,
    spec: oidc('3.1.3.7', 'IDTokenValidation'),
  })

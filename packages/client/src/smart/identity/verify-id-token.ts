import type { StepDetail } from '../../model/run.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { OAuthParties } from '../discovery/oauth-parties.ts'
import { decodeJwt } from '../http/decode-jwt.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import { oidc } from '../spec.ts'
import { checkAtHash } from './check-at-hash.ts'
import { createIdTokenError, ID_TOKEN_STEPS } from './create-id-token-error.ts'
import { judgeClaims } from './judge-claims.ts'
import { verifySignature } from './verify-signature.ts'

export interface IdTokenExpectation {
  nonce?: string | undefined
  /**
   * Access token of the same response, to be compared with at_hash; left out on refresh, where old hashes may
   * return.
   */
  accessToken?: string
  subject?: string | undefined
  /** Seconds since the epoch. */
  now: number
}

export interface VerifiedIdToken {
  claims: Record<string, unknown>
  details: StepDetail[]
  signature: Verdict
}

/**
 * Verifies an id_token: every claim, and the signature with the keys of the issuer. Keys named in the token's
 * own header (jku, x5u, jwk) are ignored (F-159).
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
    throw createIdTokenError(
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
  const { accessToken } = expected
  if (accessToken !== undefined && !(await checkAtHash(jwt.claims.at_hash, accessToken, jwt.header.alg))) {
    throw createIdTokenError(
      'The id_token was rejected: its at_hash does not match the access token issued with it.',
      'One of the two was replaced in transit, or the server computes the hash wrongly.',
    )
  }
  const wrong = details.flatMap(({ verdict, value }) =>
    verdict?.level === 'error' ? [`${verdict.message.slice(0, -1)}, but is ${value}`] : [],
  )
  if (wrong.length > 0)
    throw createIdTokenError(
      `The id_token was rejected: ${wrong.join('; ')}.`,
      'Correct these claims on the server.',
    )
  if (parties.server.jwks_uri === undefined) {
    throw new SmartError(
      'jwks-unavailable',
      'The server publishes no jwks_uri, so the id_token cannot be verified.',
      {
        whyItMatters: 'An unverified id_token says nothing about who is signed in.',
        whatToTry: 'Publish jwks_uri in smart-configuration.',
        spec: ID_TOKEN_STEPS,
      },
    )
  }
  const tried = await verifySignature(idToken, parties, expected.nonce, fetch)
  return { claims: jwt.claims, details, signature: judgeSignature(String(jwt.header.alg), parties, tried) }
}

function judgeSignature(alg: string, { server }: OAuthParties, tried: number): Verdict {
  const text = `Signed with ${alg} by a key of ${server.jwks_uri}`
  if (tried === 1) return { level: 'ok', message: `${text}.`, spec: ID_TOKEN_STEPS }
  return {
    level: 'warning',
    message: `${text}; several keys match its header, so they were tried one by one.`,
    whyItMatters: 'Stricter clients reject such a token.',
    whatToTry: 'Put the kid of the signing key into the header; no other key may have it.',
    spec: oidc('10.1', 'Signing'),
  }
}

import type { SmartErrorDetails } from '../smart-error.ts'
import { rfc } from '../spec.ts'

const MEANING: Record<string, Pick<SmartErrorDetails, 'whyItMatters' | 'whatToTry'>> = {
  invalid_grant: {
    whyItMatters:
      'The code or refresh token is expired, used, revoked, or was issued for another redirect_uri, client or PKCE challenge.',
    whatToTry:
      'Log in again. If it happens every time, compare redirect_uri and code_verifier with what was sent to authorize.',
  },
  invalid_client: {
    whyItMatters: 'The server did not authenticate this client.',
    whatToTry:
      'Check client id, secret, authentication method, and for assertions the key, kid, aud, exp and jti.',
  },
  invalid_request: {
    whyItMatters: 'A parameter is missing, repeated or malformed.',
    whatToTry: 'Compare the parameters of the request with the specification.',
  },
  unauthorized_client: {
    whyItMatters: 'This client may not use this grant.',
    whatToTry: 'Check the grant types of its registration.',
  },
  unsupported_grant_type: {
    whyItMatters: 'The server does not support this grant.',
    whatToTry: 'Compare with grant_types_supported.',
  },
  invalid_scope: {
    whyItMatters: 'A scope is unknown or more than was granted.',
    whatToTry: 'Request fewer scopes.',
  },
}

/**
 * Returns the meaning of an `error` of the token endpoint; without one, the meaning of the status (F-097,
 * F-140, F-141).
 */
export function explainTokenError(error: string | undefined, status: number): SmartErrorDetails {
  const known = error !== undefined && Object.hasOwn(MEANING, error) ? MEANING[error] : undefined
  const advice =
    status === 429 || status === 503
      ? 'Wait as long as Retry-After says, then log in again.'
      : 'Check the raw response and the log of the server, then log in again.'
  return {
    ...(known ?? {
      whyItMatters: 'The code is not sent a second time: it may already be used.',
      whatToTry: advice,
    }),
    spec: rfc(6749, '5.2'),
  }
}

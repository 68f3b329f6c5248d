import type { SmartErrorDetails } from '../smart-error.ts'
import { oidc, rfc } from '../spec.ts'

type Explanation = Pick<SmartErrorDetails, 'whyItMatters' | 'whatToTry'>

const MEANING: Record<string, Explanation> = {
  access_denied: {
    whyItMatters: 'The user or the server denied the request.',
    whatToTry: 'Log in again and allow the request, or request fewer scopes.',
  },
  invalid_request: {
    whyItMatters:
      'A parameter is missing, repeated or wrong; with an EHR launch the handle may be old or already used.',
    whatToTry:
      'Compare aud with the FHIR base, look for a stale launch handle, and launch again from the EHR.',
  },
  unauthorized_client: {
    whyItMatters: 'This client may not use this flow.',
    whatToTry: 'Check the grant types of the registration.',
  },
  unsupported_response_type: {
    whyItMatters: 'The server does not issue codes this way.',
    whatToTry: 'SMART servers must support response_type=code.',
  },
  invalid_scope: {
    whyItMatters: 'A scope is unknown, malformed or not permitted for this client.',
    whatToTry: 'Remove scopes until it works; compare with scopes_supported.',
  },
  server_error: {
    whyItMatters: 'The authorization server had an internal error.',
    whatToTry: 'Try again; check its log.',
  },
  temporarily_unavailable: {
    whyItMatters: 'The authorization server is overloaded or in maintenance.',
    whatToTry: 'Try again later.',
  },
  invalid_target: {
    whyItMatters: 'The server does not know the resource or audience that was named.',
    whatToTry: 'aud must be its FHIR base.',
  },
  login_required: {
    whyItMatters: 'The user must sign in.',
    whatToTry: 'Log in again, without prompt=none.',
  },
  interaction_required: {
    whyItMatters: 'The user must interact with the server.',
    whatToTry: 'Log in again, without prompt=none.',
  },
  consent_required: {
    whyItMatters: 'The user must consent.',
    whatToTry: 'Log in again, without prompt=none.',
  },
  account_selection_required: {
    whyItMatters: 'The user must choose an account.',
    whatToTry: 'Log in again, without prompt=none.',
  },
}

const OIDC_ERROR =
  /_required$|^(request|request_uri|registration)_not_supported$|^invalid_request_(uri|object)$/

/**
 * Returns the meaning of an `error` of the authorization endpoint and advice; an unknown code gets general
 * advice (F-062 … F-072).
 */
export function explainAuthorizeError(error: string): SmartErrorDetails {
  const known = Object.hasOwn(MEANING, error) ? MEANING[error] : undefined
  return {
    ...(known ?? {
      whatToTry:
        'This error code is not defined in the specifications; ask the operator of the server what it means.',
    }),
    spec: OIDC_ERROR.test(error) ? oidc('3.1.2.6', 'AuthError') : rfc(6749, '4.1.2.1'),
  }
}

import type { Arming } from '../core/arming.ts'

const authorizeError = (error: string): Arming => ({ fault: 'authorize-error', params: { error } })

/** The errors that the public SMART launcher can simulate, as faults of ours. */
export const LAUNCHER_ERRORS: Readonly<Record<string, Arming>> = {
  auth_invalid_client_id: authorizeError('unauthorized_client'),
  auth_invalid_redirect_uri: { fault: 'authorize-page-error' },
  auth_invalid_scope: authorizeError('invalid_scope'),
  auth_invalid_client_secret: { fault: 'invalid-client' },
  token_invalid_token: { fault: 'invalid-grant' },
  token_expired_refresh_token: { fault: 'refresh-invalid-grant' },
  token_expired_registration_token: { fault: 'invalid-client' },
  token_invalid_scope: { fault: 'token-error', params: { error: 'invalid_scope' } },
  token_invalid_jti: { fault: 'invalid-client' },
  request_invalid_token: { fault: 'access-token-rejected' },
  request_expired_token: { fault: 'access-token-rejected' },
}

import type { FaultSettings } from '../core/declare/fault-settings.ts'

/** Conditions for both grants that a client starts with. */
const FIRST = { grantType: ['authorization_code', 'client_credentials'] }
const unknownClient: FaultSettings = { fault: 'invalid-client', params: { challenge: false }, when: FIRST }

const sendError = (error: string): FaultSettings => ({
  fault: 'authorize-error',
  params: { error, description: 'This error is simulated.' },
})

/**
 * The `auth_error` names of the public SMART launcher, and what each of them arms here: what a client sees is the
 * same, but for the words of descriptions.
 */
export const ALIASES: Readonly<Record<string, FaultSettings>> = {
  auth_invalid_client_id: sendError('invalid_client'),
  auth_invalid_redirect_uri: sendError('invalid_request'),
  auth_invalid_scope: sendError('invalid_scope'),
  auth_invalid_client_secret: unknownClient,
  token_invalid_token: unknownClient,
  token_expired_refresh_token: { fault: 'refresh-invalid-grant' },
  token_expired_registration_token: unknownClient,
  token_invalid_scope: { fault: 'token-error', params: { error: 'invalid_scope' }, when: FIRST },
  token_invalid_jti: unknownClient,
  request_invalid_token: { fault: 'access-token-rejected' },
  request_expired_token: { fault: 'access-token-rejected' },
}

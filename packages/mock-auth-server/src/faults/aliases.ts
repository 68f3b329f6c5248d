import type { Arming } from '../core/arming.ts'

const REDEEM = { grantType: ['authorization_code', 'client_credentials'] }

/** The `auth_error` names of the public SMART launcher, and what each of them arms here. */
export const ALIASES: Readonly<Record<string, Arming>> = {
  auth_invalid_client_id: { fault: 'authorize-page-error', params: { status: 400 } },
  auth_invalid_redirect_uri: { fault: 'authorize-page-error', params: { status: 400 } },
  auth_invalid_scope: { fault: 'authorize-error', params: { error: 'invalid_scope' } },
  auth_invalid_client_secret: { fault: 'invalid-client', when: REDEEM },
  token_invalid_token: { fault: 'invalid-client', params: { challenge: false }, when: REDEEM },
  token_expired_refresh_token: { fault: 'refresh-invalid-grant' },
  token_expired_registration_token: { fault: 'invalid-grant', when: REDEEM },
  token_invalid_scope: { fault: 'token-error', params: { error: 'invalid_scope' }, when: REDEEM },
  token_invalid_jti: {
    fault: 'invalid-client',
    params: { challenge: false },
    when: { grantType: 'client_credentials' },
  },
  request_invalid_token: { fault: 'access-token-rejected' },
  request_expired_token: { fault: 'access-token-rejected' },
}

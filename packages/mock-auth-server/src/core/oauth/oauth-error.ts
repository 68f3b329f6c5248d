/** Error codes of RFC 6749 (4.1.2.1, 5.2), RFC 6750 (3.1), RFC 7009, RFC 7591, RFC 8707 and OpenID Connect Core 3.1.2.6 in use. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'server_error'
  | 'temporarily_unavailable'
  | 'invalid_target'
  | 'invalid_token'
  | 'insufficient_scope'
  | 'unsupported_token_type'
  | 'invalid_redirect_uri'
  | 'invalid_client_metadata'
  | 'login_required'
  | 'interaction_required'
  | 'consent_required'

/** A refusal by the authorization server, rendered in one place. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode
  /** The exact difference, for the journal; may contain values that the client must not receive. */
  readonly diagnosis: string

  constructor(code: OAuthErrorCode, description: string, diagnosis = description) {
    super(description)
    this.name = 'OAuthError'
    this.code = code
    this.diagnosis = diagnosis
  }

  /** The description in the characters that RFC 6749 section 5.2 allows. */
  get description(): string {
    return this.message
      .replaceAll('"', "'")
      .replaceAll('\\', '/')
      .replace(/[^\x20-\x7e]/g, '?')
  }
}

/** A refusal where a bearer token was needed; its reply carries a challenge (RFC 6750 section 3). */
export class BearerError extends OAuthError {}

/** A request without a bearer token: the challenge has no error code (RFC 6750 section 3.1). */
export class NoBearerError extends BearerError {
  constructor() {
    super('invalid_token', 'A bearer token is required: send Authorization: Bearer <token>', 'no credentials')
  }
}

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

/** Causes of refusals by the token endpoint that servers answer differently. */
export const TOKEN_ERROR_CAUSES = [
  'contentType',
  'grantTypeMissing',
  'grantTypeUnknown',
  'codeMissing',
  'codeUnknown',
  'codeExpired',
  'codeReplayed',
  'redirectMismatch',
  'verifierMissing',
  'verifierWrong',
  'clientUnknown',
  'secretWrong',
  'assertionWrong',
  'refreshUnknown',
  'refreshExpired',
  'refreshReplayed',
  'refreshNotAllowed',
  'scopeEmpty',
  'grantNotAllowed',
  'grantGone',
  'launchWrong',
] as const

/** The cause of a refusal, finer than its error code. */
export type OAuthErrorCause =
  | (typeof TOKEN_ERROR_CAUSES)[number]
  | 'redirectUriWrong'
  | 'parameterMissing'
  | 'stateTooShort'
  | 'audienceWrong'

interface OAuthErrorDetails {
  /** The exact difference, for the journal; by default the description. */
  readonly diagnosis?: string | undefined
  readonly cause?: OAuthErrorCause | undefined
}

/** A refusal by the authorization server, rendered in one place. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode
  /** The exact difference, for the journal; may contain values that the client must not receive. */
  readonly diagnosis: string
  /** Absent where servers hardly differ. */
  override readonly cause: OAuthErrorCause | undefined

  constructor(
    code: OAuthErrorCode,
    description: string,
    { diagnosis = description, cause }: OAuthErrorDetails = {},
  ) {
    super(description)
    this.name = 'OAuthError'
    this.code = code
    this.diagnosis = diagnosis
    this.cause = cause
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
    super('invalid_token', 'A bearer token is required: send Authorization: Bearer <token>', {
      diagnosis: 'no credentials',
    })
  }
}

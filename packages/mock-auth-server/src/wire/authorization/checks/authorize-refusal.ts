/**
 * A refusal of an authorize request whose browser must not be sent to the redirect URI (S-044, RFC 6749
 * section 4.1.2.1).
 */
export class AuthorizeRefusal extends Error {
  override readonly name = 'AuthorizeRefusal'
  readonly reason: 'client' | 'redirect-uri' | 'repeated'
  readonly clientId: string
  readonly redirectUri: string

  constructor(reason: AuthorizeRefusal['reason'], message: string, params: URLSearchParams) {
    super(message)
    this.reason = reason
    this.clientId = params.get('client_id') ?? ''
    this.redirectUri = params.get('redirect_uri') ?? ''
  }
}

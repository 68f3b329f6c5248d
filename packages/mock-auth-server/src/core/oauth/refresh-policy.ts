/** The policy of the server on refresh tokens, in one token request. */
export interface RefreshPolicy {
  /** `true` when the response to a code has a refresh token. */
  readonly issues: boolean
  /** `true` when a refresh is refused, with whatever token. */
  readonly refuses: boolean
  /** `true` when a confidential client has to send `client_id` in the form of a refresh too. */
  readonly needsClientId: boolean
  /** A refresh token ends some time after each refresh, after the first token response, or with the user's session. */
  readonly lifetime: 'sliding' | 'fixed' | 'session'
}

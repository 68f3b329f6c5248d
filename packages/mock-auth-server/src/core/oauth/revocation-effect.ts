/** The effect of a revocation: all tokens of the authorization end, its refresh tokens, or none. */
export interface RevocationEffect {
  readonly kind: 'access_token' | 'refresh_token'
  readonly ends: 'all' | 'refresh-tokens' | 'none'
}

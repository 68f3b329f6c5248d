import type { Incoming } from '../core/incoming.ts'
import { OAuthError } from '../core/oauth-error.ts'

const B64TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/

/** The bearer token of a request, however badly it is written; for looking, not for deciding. */
export function presentedToken(incoming: Incoming): string | undefined {
  const header = incoming.header('authorization')
  const match = header === undefined ? undefined : /^bearer\s+(.*)$/i.exec(header)
  return match?.[1]?.trim() || undefined
}

/**
 * The bearer token of a request; `undefined` without credentials (S-121, S-122, RFC 6750 section 2).
 * Throws `invalid_request` for more than one method, for a token in the query, and for a malformed header.
 */
export function bearerToken(incoming: Incoming): string | undefined {
  if (incoming.query.has('access_token')) {
    throw new OAuthError(
      'invalid_request',
      'A token in the query is refused: send it in the Authorization header',
    )
  }
  const headers = incoming.headerAll('authorization')
  if (headers.length > 1)
    throw new OAuthError('invalid_request', 'There is more than one Authorization header')
  const [header] = headers
  if (header === undefined) return undefined
  const [, token] = /^bearer (.*)$/i.exec(header) ?? []
  if (token === undefined) {
    throw new OAuthError(
      'invalid_token',
      'The Authorization header must be "Bearer", one space and the token',
    )
  }
  if (!B64TOKEN.test(token) || token === 'undefined' || token === 'null') {
    throw new OAuthError('invalid_token', `"${token.slice(0, 40)}" is not a token that this server issued`)
  }
  return token
}

import { type Client, isRegisteredRedirect } from '../../../core/oauth/client.ts'
import { AuthorizeRefusal } from './authorize-refusal.ts'

/**
 * Returns the redirect URI of a request. Throws `AuthorizeRefusal` unless it is one that the client has registered,
 * compared character by character.
 */
export function checkRedirectUri(client: Client, params: URLSearchParams): string {
  const redirectUri = params.get('redirect_uri') ?? ''
  if (isRegisteredRedirect(client, redirectUri)) return redirectUri
  const message = redirectUri
    ? `The redirect URI is not registered for "${params.get('client_id')}"; it is compared character by character.`
    : 'The request has no redirect_uri.'
  throw new AuthorizeRefusal('redirect-uri', message, params)
}

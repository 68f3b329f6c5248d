import { isEnforced } from '../../../core/declare/server-requirements.ts'
import { type Client, isRegisteredRedirect } from '../../../core/oauth/client.ts'
import type { AuthorizeAttempt } from './authorize-attempt.ts'
import { AuthorizeRefusal } from './authorize-refusal.ts'
import { isWebUri } from './is-web-uri.ts'

/**
 * Returns the redirect URI of a request. Throws `AuthorizeRefusal` unless it is one that the client has registered,
 * compared character by character.
 */
export function checkRedirectUri({ options, params }: AuthorizeAttempt, client: Client): string {
  const redirectUri = params.get('redirect_uri') ?? ''
  if (isRegisteredRedirect(client, redirectUri)) return redirectUri
  if (isWebUri(redirectUri) && !isEnforced(options, 'redirect-uri')) return redirectUri
  const [registered] = client.redirectUris
  if (redirectUri === '' && registered && !isEnforced(options, 'required-parameters')) return registered
  const message = redirectUri
    ? `The redirect URI is not registered for "${params.get('client_id')}"; it is compared character by character.`
    : 'The request has no redirect_uri.'
  throw new AuthorizeRefusal('redirect-uri', message, params)
}

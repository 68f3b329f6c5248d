import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { AuthorizePolicy } from '../../../core/journal/authorize-points.ts'
import { type Client, isRegisteredRedirect } from '../../../core/oauth/client.ts'
import type { AuthorizeAttempt } from './authorize-attempt.ts'
import { AuthorizeRefusal } from './authorize-refusal.ts'
import { isWebUri } from './is-web-uri.ts'

/**
 * Returns the redirect URI of a request. Throws `AuthorizeRefusal` unless it is one that the client has registered,
 * compared character by character, or as the policy says.
 */
export function checkRedirectUri({ options, params, policy }: AuthorizeAttempt, client: Client): string {
  const redirectUri = params.get('redirect_uri') ?? ''
  if (isRegisteredRedirect(client, redirectUri)) return redirectUri
  if (policy.acceptsFurtherQuery && hasFurtherQuery(client, redirectUri)) return redirectUri
  if (isWebUri(redirectUri) && !isEnforced(options, 'redirect-uri')) return redirectUri
  const [registered] = client.redirectUris
  if (redirectUri === '' && registered && !isEnforced(options, 'required-parameters')) return registered
  if (isRedirectUriImplied(policy, client, redirectUri) && registered) return registered
  const message = redirectUri
    ? `The redirect URI is not registered for "${params.get('client_id')}"; it is compared character by character.`
    : 'The request has no redirect_uri.'
  throw new AuthorizeRefusal('redirect-uri', message, params)
}

/** Returns `true` when a request names no redirect URI, and the only one that is registered is meant. */
export function isRedirectUriImplied(
  { impliesRedirectUri }: AuthorizePolicy,
  { redirectUris }: Client,
  redirectUri: string,
): boolean {
  return impliesRedirectUri && redirectUri === '' && redirectUris.length === 1
}

/** Returns `true` for a registered redirect URI with further query parameters. */
function hasFurtherQuery({ redirectUris }: Client, uri: string): boolean {
  if (uri.includes('#')) return false
  return redirectUris.some((known) => uri.startsWith(`${known}${known.includes('?') ? '&' : '?'}`))
}

import { isEnforced } from '../../core/declare/server-requirements.ts'
import type { Reply } from '../../core/http/reply.ts'
import type { OAuthError } from '../../core/oauth/oauth-error.ts'
import { renderInterstitialPage } from '../launch/render-interstitial-page.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { getIssuer } from '../shared/get-issuer.ts'
import { createUnframeableReply } from '../shared/page-reply.ts'
import { buildAuthorizeRedirect, createRedirectReply } from './authorize-redirect.ts'
import { isRedirectAllowed } from './checks/resolve-unregistered-client.ts'

/** Creates the authorization response; an unregistered redirect URI gets a link instead of a redirect. */
export function respondWithRedirect(
  { tenant, options, incoming, pass, note }: EndpointContext,
  to: { readonly clientId: string; readonly redirectUri: string; readonly state: string | undefined },
  outcome: { code: string } | { error: OAuthError },
): Reply {
  const redirectUri = isEnforced(options, 'redirect-query-kept')
    ? to.redirectUri
    : withoutQuery(to.redirectUri)
  const honest = buildAuthorizeRedirect(
    getIssuer({ tenant, pass }),
    { redirectUri, state: to.state },
    incoming.method,
    outcome,
  )
  const reply = createRedirectReply(pass('authorize.redirect', honest))
  const location = reply.headers.find(([name]) => name === 'Location')?.[1]
  if (location === undefined) return reply
  note({ issuedUrl: location })
  const client = tenant.client(to.clientId)
  if (!client || isRedirectAllowed(tenant, client, to.redirectUri)) return reply
  const message = `This URL is not registered: this server accepts any client. Continue only if it is your own app.`
  return createUnframeableReply(200, renderInterstitialPage({ target: location, message }))
}

function withoutQuery(uri: string): string {
  return uri.replace(/\?.*/s, '')
}

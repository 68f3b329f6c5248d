import type { Reply } from '../../core/http/reply.ts'
import type { OAuthError } from '../../core/oauth/oauth-error.ts'
import { interstitialPage } from '../launch/interstitial-page.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { plainPage } from '../shared/page-reply.ts'
import { honestRedirect, redirectReply } from './authorize-redirect.ts'
import { mayRedirect } from './implicit-client.ts'

/** The authorization response; a place that nobody registered gets a link instead of a redirect. */
export function answerRedirect(
  { tenant, incoming, pass, note }: EndpointContext,
  to: { readonly clientId: string; readonly redirectUri: string; readonly state: string | undefined },
  outcome: { code: string } | { error: OAuthError },
): Reply {
  const honest = honestRedirect(tenant.issuer, to, incoming.method, outcome)
  const reply = redirectReply(pass('authorize.redirect', honest))
  const location = reply.headers.find(([name]) => name === 'Location')?.[1]
  if (location === undefined) return reply
  note({ issuedUrl: location })
  const client = tenant.client(to.clientId)
  if (!client || mayRedirect(tenant, client, to.redirectUri)) return reply
  const says = `Nobody registered this address here: this server takes any client. Go on only if it is your own app.`
  return plainPage(200, interstitialPage({ target: location, says }))
}

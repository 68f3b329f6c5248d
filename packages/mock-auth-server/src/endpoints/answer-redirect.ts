import type { OAuthError } from '../core/oauth-error.ts'
import type { Reply } from '../core/reply.ts'
import { honestRedirect, redirectReply } from '../oauth/authorize-redirect.ts'
import { mayRedirect } from '../oauth/implicit-client.ts'
import { interstitialPage } from '../pages/index.ts'
import type { EndpointContext } from './endpoint.ts'
import { plainPage } from './page-reply.ts'

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

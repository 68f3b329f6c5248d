import type { Reply } from '../../core/http/reply.ts'
import type { Tenant } from '../../state/tenant.ts'
import { createUnframeableReply } from '../shared/page-reply.ts'
import { renderRefusalPage } from '../shared/pages/render-refusal-page.ts'
import type { AuthorizeRefusal } from './checks/authorize-refusal.ts'
import { ANY_CLIENT } from './checks/resolve-unregistered-client.ts'

/**
 * Creates the page for an unknown client or redirect URI, with the difference and the exact line to add
 * (S-044).
 */
export function createAuthorizeRefusalReply(refused: AuthorizeRefusal, tenant: Tenant): Reply {
  const { reason, clientId, redirectUri } = refused
  const registered = (tenant.client(clientId) ?? tenant.client(ANY_CLIENT))?.redirectUris ?? []
  const known = tenant.clients.map((client) => client.clientId).join(', ')
  const line =
    clientId && redirectUri
      ? `smart-mock --client-id ${shell(clientId)} --redirect-uri ${shell(redirectUri)}`
      : undefined
  return createUnframeableReply(
    400,
    renderRefusalPage({
      title: reason === 'client' ? 'Unknown client' : 'Redirect URI not registered',
      message: refused.message,
      tryThis: [
        ...(line ? ['Start the mock with the line below, or register the client with the control API.'] : []),
        ...(reason === 'client' ? [`Or use one of the registered clients: ${known || 'none'}.`] : []),
        ...(reason === 'redirect-uri' && registered.length > 0
          ? [
              `Or send one of the registered URIs: ${registered.join(', ')}.`,
              nearest(redirectUri, registered),
            ]
          : []),
        ...(reason === 'repeated' ? ['Send each parameter once.'] : []),
      ].filter((tip) => tip !== ''),
      ...(line ? { line } : {}),
      details: [
        ['client_id', clientId || '(none)'],
        ['redirect_uri', redirectUri || '(none)'],
      ],
    }),
  )
}

/** Returns the position at which the nearest registered URI starts to differ, down to the character. */
function nearest(given: string, registered: readonly string[]): string {
  let best: { uri: string; at: number } | undefined
  for (const uri of registered) {
    let at = 0
    while (at < uri.length && uri[at] === given[at]) at += 1
    if (!best || at > best.at) best = { uri, at }
  }
  if (!best || best.at === 0) return ''
  const rest = (text: string) => text.slice(best.at) || '(end)'
  return `It differs from ${best.uri} from character ${best.at + 1} on: sent "${rest(given)}", registered "${rest(best.uri)}".`
}

function shell(word: string): string {
  return /^[A-Za-z0-9_\-.:/@%+=,?&~]+$/.test(word) && !/[?&]/.test(word)
    ? word
    : `'${word.replaceAll("'", "'\\''")}'`
}

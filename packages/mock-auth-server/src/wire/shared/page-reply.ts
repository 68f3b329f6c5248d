import { createHtmlReply, type Reply } from '../../core/http/reply.ts'
import { type Client, listRegisteredOrigins } from '../../core/oauth/client.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { EndpointContext } from './endpoint.ts'
import { PAGE_CSP } from './pages/page-csp.ts'
import type { Shell } from './pages/shell.ts'

/** Creates a page that only the client's own origins may frame, or none (S-061, S-064). */
export function createFrameableReply(
  status: number,
  page: string,
  options: TenantOptions,
  client: Client,
): Reply {
  const denied = options.framing === 'denied'
  const ancestors = denied ? "'none'" : ["'self'", ...listRegisteredOrigins(client)].join(' ')
  return createHtmlReply(status, page, [
    ['Content-Security-Policy', `${PAGE_CSP}; frame-ancestors ${ancestors}`],
    ...(denied ? ([['X-Frame-Options', 'DENY']] as const) : []),
  ])
}

/** Creates a page that may not be framed: refusals. */
export function createUnframeableReply(status: number, page: string): Reply {
  return createHtmlReply(status, page, [['Content-Security-Policy', `${PAGE_CSP}; frame-ancestors 'none'`]])
}

/** Creates the banner that identifies the mock, unless it is off. */
export function createBanner({ options, tenant, armedFaults }: EndpointContext): Pick<Shell, 'banner'> {
  const { preset } = tenant.inForce
  return options.banner ? { banner: { tenant: tenant.name, preset, faults: armedFaults } } : {}
}

/**
 * Creates the requester and the banner of a page. An app that is `embedded` shows it below the banner of the EHR
 * page, unless it has left the frame.
 */
export function createPageShell(context: EndpointContext, client: Client, embedded: boolean): Shell {
  const [origin] = listRegisteredOrigins(client)
  const isBelowBanner = embedded && context.incoming.header('sec-fetch-dest') === 'iframe'
  const banner = isBelowBanner ? {} : createBanner(context)
  return { clientName: client.name, clientHost: origin ?? client.clientId, ...banner }
}

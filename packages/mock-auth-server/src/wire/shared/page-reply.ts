import { createHtmlReply, type Reply } from '../../core/http/reply.ts'
import { type Client, listRegisteredOrigins } from '../../core/oauth/client.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { EndpointContext } from './endpoint.ts'
import { PAGE_CSP } from './pages/page-csp.ts'
import type { Shell } from './pages/shell.ts'

/** A page that only the client's own origins may frame, or nobody (S-061, S-064). */
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

/** A page that nobody may frame: refusals. */
export function createUnframeableReply(status: number, page: string): Reply {
  return createHtmlReply(status, page, [['Content-Security-Policy', `${PAGE_CSP}; frame-ancestors 'none'`]])
}

/** The strip that says that this is a mock, unless it is off. */
export function createBanner({ options, tenant, armedFaults }: EndpointContext): Pick<Shell, 'strip'> {
  return options.strip ? { strip: { tenant: tenant.name, faults: armedFaults } } : {}
}

/** Who asks, and the strip. */
export function createPageShell(context: EndpointContext, client: Client): Shell {
  const [origin] = listRegisteredOrigins(client)
  return { clientName: client.name, clientHost: origin ?? client.clientId, ...createBanner(context) }
}

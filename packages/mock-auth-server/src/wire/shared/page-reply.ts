import { htmlReply, type Reply } from '../../core/http/reply.ts'
import { type Client, originsOf } from '../../core/oauth/client.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { EndpointContext } from './endpoint.ts'
import { PAGE_CSP } from './pages/page-csp.ts'
import type { Shell } from './pages/shell.ts'

/** A page that only the client's own origins may frame, or nobody (S-061, S-064). */
export function framedPage(status: number, page: string, options: TenantOptions, client: Client): Reply {
  const denied = options.framing === 'denied'
  const ancestors = denied ? "'none'" : ["'self'", ...originsOf(client)].join(' ')
  return htmlReply(status, page, [
    ['Content-Security-Policy', `${PAGE_CSP}; frame-ancestors ${ancestors}`],
    ...(denied ? ([['X-Frame-Options', 'DENY']] as const) : []),
  ])
}

/** A page that nobody may frame: refusals. */
export function plainPage(status: number, page: string): Reply {
  return htmlReply(status, page, [['Content-Security-Policy', `${PAGE_CSP}; frame-ancestors 'none'`]])
}

/** The strip that says that this is a mock, unless it is off. */
export function stripOf({ options, tenant, armedFaults }: EndpointContext): Pick<Shell, 'strip'> {
  return options.strip ? { strip: { tenant: tenant.name, faults: armedFaults } } : {}
}

/** Who asks, and the strip. */
export function shellFor(context: EndpointContext, client: Client): Shell {
  const [origin] = originsOf(client)
  return { clientName: client.name, clientHost: origin ?? client.clientId, ...stripOf(context) }
}

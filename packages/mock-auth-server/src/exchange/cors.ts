import { createCorsHeaders } from '../core/http/cors-headers.ts'
import type { HeaderPair, IncomingRequest } from '../core/http/incoming-request.ts'
import type { Reply } from '../core/http/reply.ts'
import { listRegisteredOrigins } from '../core/oauth/client.ts'
import type { Tenant } from '../state/tenant.ts'
import type { Endpoint } from '../wire/shared/endpoint.ts'

/**
 * Adds the CORS headers of the endpoint's policy, on errors and preflights too (S-029 to S-033). A cache may
 * keep the reply: what depends on `Origin` says so with `Vary`, also when the request has none (Fetch, CORS
 * protocol and HTTP caches).
 */
export function withCors(
  reply: Reply,
  endpoint: Endpoint | undefined,
  tenant: Tenant,
  incoming: IncomingRequest,
): Reply {
  const origin = incoming.header('origin')
  if (!endpoint || endpoint.cors === 'none') return reply
  const registered = origin !== undefined && isRegistered(tenant, origin) ? origin : undefined
  const allowed = endpoint.cors === 'any' ? '*' : registered
  const headers: HeaderPair[] = endpoint.cors === 'any' ? [] : [['Vary', 'Origin']]
  if (allowed !== undefined) {
    const isPreflight = incoming.method === 'OPTIONS' && origin !== undefined
    headers.push(...createCorsHeaders(allowed, isPreflight))
  }
  return { ...reply, headers: [...reply.headers, ...headers] }
}

function isRegistered(tenant: Tenant, origin: string): boolean {
  return (
    tenant.options.tokens === 'any' ||
    tenant.clients.some((client) => listRegisteredOrigins(client).includes(origin))
  )
}

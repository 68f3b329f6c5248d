import { createCorsHeaders } from '../core/http/cors-headers.ts'
import type { HeaderPair, IncomingRequest } from '../core/http/incoming-request.ts'
import { listRegisteredOrigins } from '../core/oauth/client.ts'
import type { Tenant } from '../state/tenant.ts'
import type { Endpoint } from '../wire/shared/endpoint.ts'

const VARY: readonly HeaderPair[] = [['Vary', 'Origin']]
const NONE: readonly HeaderPair[] = []

/**
 * Returns the CORS headers of the endpoint's policy, on errors and preflights too (S-029 to S-033). A cache may
 * keep the reply: what depends on `Origin` says so with `Vary`, also when the request has none (Fetch, CORS
 * protocol and HTTP caches).
 */
export function findCorsHeaders(
  endpoint: Endpoint | undefined,
  tenant: Tenant,
  incoming: IncomingRequest,
): readonly HeaderPair[] {
  if (!endpoint || endpoint.cors === 'none') return NONE
  const origin = incoming.header('origin')
  const registered = origin !== undefined && isRegistered(tenant, origin) ? origin : undefined
  const allowed = endpoint.cors === 'any' ? '*' : registered
  const headers = endpoint.cors === 'any' ? NONE : VARY
  if (allowed === undefined) return headers
  const isPreflight = incoming.method === 'OPTIONS' && origin !== undefined
  return [...headers, ...createCorsHeaders(allowed, isPreflight)]
}

function isRegistered(tenant: Tenant, origin: string): boolean {
  return (
    tenant.options.tokens === 'any' ||
    tenant.clients.some((client) => listRegisteredOrigins(client).includes(origin))
  )
}

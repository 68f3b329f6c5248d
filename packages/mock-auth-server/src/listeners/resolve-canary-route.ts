import { createJsonReply, type Reply } from '../core/http/reply.ts'
import type { Route } from '../exchange/route.ts'
import { findEndpoint } from '../exchange/router.ts'
import { CANARY_TENANTS, type CanaryTenantName } from '../exchange/tenants/canary-tenants.ts'
import { findRoute, readRawPath } from './find-route.ts'
import { stripPrefix } from './public-url.ts'
import type { RoutingContext } from './resolve-route.ts'

const SIDE = /^\/of\/([^/?]+)\/([^/?]+)(.*)$/s
const OWNED = /^\/of\/([^/?]+)(.*)$/s

/** Finds the side tenant, or the tenant that the evidence belongs to, of a raw target at the canary. */
export async function resolveCanaryRoute(
  { tenants, prefix }: RoutingContext,
  target: string,
): Promise<Route | Reply> {
  const raw = stripPrefix(prefix, readRawPath(target))
  const [, owner, side, below = ''] = SIDE.exec(raw) ?? []
  const parent = owner === undefined ? undefined : await tenants.open(owner)
  if (parent && side !== undefined && Object.hasOwn(CANARY_TENANTS, side)) {
    return findRoute(tenants.canaries.use(parent, side as CanaryTenantName), below, 'canary')
  }
  const [, name, rest = ''] = OWNED.exec(raw) ?? []
  const host = name === undefined ? undefined : await tenants.open(name)
  if (host) {
    await host.tenant.inForce.pending
    const served = host.tenant.inForce.routes?.atSecond.get(rest)
    // An address of the tenant itself, not evidence of a careless client.
    if (served !== undefined) return { host, listener: 'public', path: rest, ...findEndpoint(served) }
    return { host, listener: 'canary', endpoint: undefined, path: rest, rest }
  }
  return createJsonReply(404, {
    error: 'not_found',
    error_description: 'This host only stands in for a third-party server in tests.',
  })
}

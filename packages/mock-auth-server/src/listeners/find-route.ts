import type { Route } from '../exchange/route.ts'
import { findEndpoint } from '../exchange/router.ts'

/** Returns the route to a raw path of a tenant, which may serve it elsewhere than by default. */
export function findRoute(
  host: Route['host'],
  path: string,
  listener: Route['listener'],
): Route | Promise<Route> {
  const { inForce } = host.tenant
  const find = () => {
    const { endpoint, rest } = findEndpoint(inForce.routes?.atRoot.get(path) ?? path)
    return { host, listener, endpoint, path, rest }
  }
  return inForce.pending ? inForce.pending.then(find) : find()
}

/** Returns the path of a raw target, without its query. */
export function readRawPath(target: string): string {
  const mark = target.indexOf('?')
  return mark < 0 ? target : target.slice(0, mark)
}

import { ENDPOINTS } from '../wire/list.ts'
import type { Endpoint } from '../wire/shared/endpoint.ts'

const exact = new Map<string, Endpoint>()
const prefixes: Endpoint[] = []
for (const endpoint of ENDPOINTS) {
  if (endpoint.path.endsWith('/')) prefixes.push(endpoint)
  else exact.set(endpoint.path, endpoint)
}

/**
 * Finds the endpoint of a raw path below the tenant. The path is raw, since `//.well-known` or `..` must
 * remain evidence and not become another path.
 */
export function findEndpoint(path: string): { endpoint: Endpoint | undefined; rest: string } {
  const found = exact.get(path)
  if (found) return { endpoint: found, rest: '' }
  for (const endpoint of prefixes) {
    if (path.startsWith(endpoint.path)) return { endpoint, rest: path.slice(endpoint.path.length) }
    if (path.length === endpoint.path.length - 1 && endpoint.path.startsWith(path))
      return { endpoint, rest: '' }
  }
  return { endpoint: undefined, rest: path }
}

import { EXPORTS } from './exports.ts'
import { ROUTES } from './routes/list.ts'

/** Returns the methods of every path of the control API. */
export function listAllowedMethods(): ReadonlyMap<string, readonly string[]> {
  const allowed = new Map<string, string[]>()
  const gets = EXPORTS.map(({ path }) => ({ path, method: 'GET' }))
  for (const { path, method } of [...ROUTES, ...gets]) {
    allowed.set(path, [...(allowed.get(path) ?? []), method])
  }
  return allowed
}

/** Creates a 405 with `Allow`. */
export function createWrongMethodResponse(method: string, allowed: readonly string[]): Response {
  const says = `${method.slice(0, 20)} is not supported here; use ${allowed.join(' or ')}`
  return Response.json({ error: says }, { status: 405, headers: { Allow: allowed.join(', ') } })
}

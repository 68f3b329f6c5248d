import type { IncomingMessage } from 'node:http'
import { Hono, type MiddlewareHandler } from 'hono'
import { toHeaderPairs } from '../listeners/to-header-pairs.ts'

/** Status of the guards' application for a request that passes them; none of them returns it. */
const ADMITTED = 204

/** Creates what tells whether a request passes all guards, which look at its head alone. */
export function createAdmission(
  guards: readonly MiddlewareHandler[],
): (request: IncomingMessage) => Promise<boolean> {
  const app = new Hono()
  app.use(...guards)
  app.all('*', (context) => context.body(null, ADMITTED))
  app.onError(() => new Response(null, { status: 403 }))
  return async ({ method = '', url = '', rawHeaders }) => {
    // As another process has passed them on, where it has: other views of Node are of what it added.
    const headers = toHeaderPairs(rawHeaders).map(([name, value]): [string, string] => [name, value])
    try {
      const response = await app.request(`http://control${url}`, { method, headers })
      return response.status === ADMITTED
    } catch {
      return false
    }
  }
}

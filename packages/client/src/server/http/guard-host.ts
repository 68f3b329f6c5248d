import type { MiddlewareHandler } from 'hono'
import type { ClientServices } from './context.ts'

/**
 * Refuses requests under a foreign host name (DNS rebinding), and API requests by a page of another origin.
 * Other ports of localhost are the same site to a browser, so SameSite of the cookie is not sufficient.
 */
export function guardHost({ origin }: Pick<ClientServices, 'origin'>): MiddlewareHandler {
  const { host, port, protocol } = new URL(origin)
  const suffix = port ? `:${port}` : ''
  const hosts = new Set([host, `localhost${suffix}`, `127.0.0.1${suffix}`, `[::1]${suffix}`])
  const origins = new Set([...hosts].map((name) => `${protocol}//${name}`))
  return async (c, next) => {
    const asked = c.req.header('host') ?? ''
    if (!hosts.has(asked.toLowerCase())) {
      return c.text(
        `This client is ${origin}; it does not respond as "${asked.slice(0, 100)}". Use --public-url if it has another name.\n`,
        421,
      )
    }
    const from = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const foreign =
      (from !== undefined && !origins.has(from)) || site === 'cross-site' || site === 'same-site'
    if (foreign && c.req.path.startsWith('/api/')) {
      return c.json(
        { error: { level: 'error', message: 'The API accepts requests only from the page of this client.' } },
        403,
      )
    }
    return next()
  }
}

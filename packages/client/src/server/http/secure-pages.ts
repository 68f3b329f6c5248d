import { createMiddleware } from 'hono/factory'
import type { ClientEnv, ClientServices } from './context.ts'

/**
 * Sets the headers of every response. Pages run only scripts of this client; the page may be framed by itself
 * and by the servers in the list, since an EHR shows a launched app in a frame (C-013). No referrer is sent,
 * and so no code or state (C-078).
 */
export function securePages({ servers }: ClientServices) {
  return createMiddleware<ClientEnv>(async (c, next) => {
    const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
    c.set('nonce', nonce)
    await next()
    const ehrs = [
      ...new Set(
        servers.all().flatMap(({ fhirBase }) => (URL.canParse(fhirBase) ? [new URL(fhirBase).origin] : [])),
      ),
    ]
    const policy = [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      // The page sends the token request itself when it is asked to, and frames login pages of any server.
      'connect-src *',
      'frame-src *',
      "object-src 'none'",
      "base-uri 'none'",
      `form-action ${c.get('formAction') ?? "'self'"}`,
      `frame-ancestors 'self' ${ehrs.join(' ')}`,
    ]
    c.header('Content-Security-Policy', policy.map((directive) => directive.trim()).join('; '))
    c.header('Referrer-Policy', 'no-referrer')
    c.header('X-Content-Type-Options', 'nosniff')
    if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store')
  })
}

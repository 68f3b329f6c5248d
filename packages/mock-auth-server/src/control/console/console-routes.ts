import { existsSync } from 'node:fs'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { findConsole } from './find-console.ts'
import { renderPlainConsole } from './render-plain-console.ts'

/** Content-Security-Policy: everything from this origin only; no page may frame one that can arm faults. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Creates the routes of the console page; the names of its assets contain a hash, so they may be cached. */
export function consoleRoutes(folder = findConsole()): Hono {
  const app = new Hono()
  app.on('GET', ['/', '/assets/*'], async (context, next) => {
    await next()
    context.header('Content-Security-Policy', POLICY)
    context.header('Referrer-Policy', 'no-referrer')
    context.header('X-Content-Type-Options', 'nosniff')
    const kept = context.req.path !== '/' && context.res.ok
    context.header('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'no-store')
  })
  if (folder === undefined || !existsSync(folder)) {
    return app.get('/', (context) => context.html(renderPlainConsole()))
  }
  return app.on('GET', ['/', '/assets/*'], serveStatic({ root: folder }))
}

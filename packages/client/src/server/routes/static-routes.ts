import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ClientEnv } from '../http/context.ts'
import { renderPage } from '../pages/render-page.ts'

/**
 * Creates the routes of the built page. The names of its assets contain a hash, so they may be cached; the
 * page itself is revalidated.
 */
export function staticRoutes(uiFolder: string | undefined): Hono<ClientEnv> {
  const app = new Hono<ClientEnv>()
  if (uiFolder === undefined || !existsSync(join(uiFolder, 'index.html'))) {
    return app.get('/', (c) =>
      c.html(
        renderPage(
          'The page is not built',
          html`<p>The smart-client backend is running. Build its page with <code>pnpm build</code> and reload.</p>`,
        ),
        503,
      ),
    )
  }
  return app
    .use('/assets/*', async (c, next) => {
      await next()
      if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable')
    })
    .use('*', serveStatic({ root: uiFolder }))
}

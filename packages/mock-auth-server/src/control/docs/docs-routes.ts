import { Hono } from 'hono'
import type { MockAddresses } from '../../reference/pages/render-arming-section.ts'
import { createWrongMethodResponse } from '../create-wrong-method-response.ts'
import type { DocsResponder } from './create-docs-responder.ts'

/**
 * Creates the routes below `/docs`, which are guides, a page for every fault and rule, and the search, and `/llms.txt`,
 * which lists them; all behind them is loaded with the first one.
 */
export function docsRoutes(wire: MockAddresses): Hono {
  let respond: Promise<DocsResponder> | undefined
  const app = new Hono()
  const paths = ['/docs/*', '/llms.txt']
  app.on('GET', paths, async ({ req }) => {
    respond ??= import('./create-docs-responder.ts').then(({ createDocsResponder }) =>
      createDocsResponder(wire),
    )
    return (await respond)(req.raw, req.path)
  })
  app.on('ALL', paths, ({ req }) => createWrongMethodResponse(req.method, ['GET', 'HEAD']))
  return app
}

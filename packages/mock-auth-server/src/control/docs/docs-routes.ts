import { Hono } from 'hono'
import type { MockAddresses } from '../../reference/render-arming-section.ts'
import { createWrongMethodResponse } from '../create-wrong-method-response.ts'

/**
 * Creates the routes below `/docs`, a page for every fault and rule and the guides, and `/llms.txt`, which lists them;
 * all behind them is loaded with the first one.
 */
export function docsRoutes(wire: MockAddresses): Hono {
  let respond: Promise<(request: Request, path: string) => Promise<Response>> | undefined
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

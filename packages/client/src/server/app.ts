import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { contract } from '../contract/contract.ts'
import { SmartError, toSmartError } from '../smart/smart-error.ts'
import { attachSession } from './http/attach-session.ts'
import type { ClientEnv, ClientServices } from './http/context.ts'
import { guardHost } from './http/guard-host.ts'
import { getErrorStatus, respondWithProblem } from './http/problem.ts'
import { securePages } from './http/secure-pages.ts'
import { renderErrorPage } from './pages/render-error-page.ts'
import { createContractApp } from './routes/create-contract-app.ts'
import { createHandlers } from './routes/create-handlers.ts'
import { launchRoutes } from './routes/launch-routes.ts'
import { pageRoutes } from './routes/page-routes.ts'
import { staticRoutes } from './routes/static-routes.ts'

const MOST_BODY_BYTES = 6_000_000
/**
 * Maximum size of a response that a page hands over: the limit of this client's own requests, with room for
 * JSON escaping.
 */
const MOST_ANSWER_BYTES = 64_000_000

/** Creates all routes of the client. */
export function createApp(services: ClientServices): Hono<ClientEnv> {
  return new Hono<ClientEnv>()
    .use('*', securePages(services), guardHost(services))
    .use(contract.answerPageRequest.path, limit(MOST_ANSWER_BYTES))
    .use('*', except(contract.answerPageRequest.path, limit(MOST_BODY_BYTES)))
    .use('/api/*', requireJson)
    .use('/api/*', attachSession(services))
    .use('/launch/*', attachSession(services))
    .use('/callback', attachSession(services))
    .use('/done', attachSession(services))
    .use('/authorize/*', attachSession(services))
    .use('/conformance-login/*', attachSession(services))
    .use('/', attachSession(services))
    .route('/', createContractApp(createHandlers(services)))
    .all('/api/*', (c) =>
      c.json({ error: { level: 'error', message: `${c.req.method} ${c.req.path} does not exist.` } }, 404),
    )
    .route('/launch', launchRoutes(services))
    .route('/', pageRoutes(services))
    .route('/', staticRoutes(services.options.uiFolder))
    .notFound((c) =>
      c.html(
        renderErrorPage(
          'Not found',
          { level: 'error', message: `The page ${c.req.path} does not exist.` },
          c.var.nonce,
        ),
        404,
      ),
    )
    .onError((thrown, c) => {
      if (c.req.path.startsWith('/api/'))
        return respondWithProblem(thrown instanceof SyntaxError ? notJson() : thrown, c)
      return c.html(
        renderErrorPage('Request failed', toSmartError(thrown).toVerdict(), c.var.nonce),
        getErrorStatus(thrown),
      )
    })
}

function limit(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: (c) =>
      c.json({ error: { level: 'error', message: `A request is limited to ${maxSize} bytes.` } }, 413),
  })
}

/** Refuses a body that is not JSON, so that a form of another page cannot send one. */
async function requireJson(c: Parameters<ReturnType<typeof bodyLimit>>[0], next: () => Promise<void>) {
  const hasBody =
    Number(c.req.header('content-length') ?? 0) > 0 || c.req.header('transfer-encoding') !== undefined
  if (hasBody && !/^application\/json\b/.test(c.req.header('content-type') ?? '')) {
    return c.json({ error: { level: 'error', message: 'Send application/json.' } }, 415)
  }
  return next()
}

const notJson = () => new SmartError('invalid-input', 'The body is not JSON.')

import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { readCallback } from '../../smart/authorize/read-callback.ts'
import { SmartError, toSmartError } from '../../smart/smart-error.ts'
import { appLaunch, rfc } from '../../smart/spec.ts'
import type { ClientEnv, ClientServices } from '../http/context.ts'
import { isCookieWithheld } from '../http/is-cookie-withheld.ts'
import { getErrorStatus } from '../http/problem.ts'
import { readSessionCookies } from '../http/read-session-cookies.ts'
import { renderAuthorizeFormPage } from '../pages/render-authorize-form-page.ts'
import { renderConformanceDonePage } from '../pages/render-conformance-done-page.ts'
import { renderDonePage } from '../pages/render-done-page.ts'
import { renderErrorPage } from '../pages/render-error-page.ts'
import { renderReloadPage } from '../pages/render-reload-page.ts'
import { finishRun } from '../runs/finish-run.ts'
import { recordStrayCallback } from '../runs/record-stray-callback.ts'

/** Address of the page at which a login of a conformance run ends. */
const LOGIN_RECEIVED = '/conformance-done'

/** Creates the routes of the callback and of the page that reports the end of a login. */
export function pageRoutes({
  runs,
  conformance,
  origin,
  redirectUri,
  keys,
}: ClientServices): Hono<ClientEnv> {
  return new Hono<ClientEnv>()
    .get('/callback', async (c) => {
      const sent = readSessionCookies(c, origin)
      const sessionId = sent.find((id) => id === c.var.session.id) ?? sent[0]
      if (!sessionId && isCookieWithheld(c.req)) return c.html(renderReloadPage(c.var.nonce))
      const arrived = new URL(`${redirectUri}${new URL(c.req.url).search}`)
      if (sessionId && conformance.claim(sessionId, arrived)) return c.redirect(LOGIN_RECEIVED, 303)
      try {
        const callback = readCallback(new URL(c.req.url).searchParams)
        const { live, pending } = runs.claim(sessionId, callback)
        void finishRun(live, pending, callback)
        // The code leaves the address bar at once (C-078).
        return c.redirect(`/done?run=${live.run.id}`, 303)
      } catch (thrown) {
        // A server may change state, which a case of the run then reports.
        if (sessionId && conformance.claim(sessionId, arrived, true)) return c.redirect(LOGIN_RECEIVED, 303)
        // An unknown cookie is of an earlier process of this client.
        const isForgotten = sessionId !== undefined && sessionId !== c.var.session.id
        const error = toSmartError(thrown)
        const told = isForgotten && error.code === 'state-mismatch' ? restarted() : error
        await recordStrayCallback(runs.list(c.var.session.id), told)
        return c.html(renderErrorPage('Login rejected', told.toVerdict(), c.var.nonce), getErrorStatus(told))
      }
    })
    .post('/callback', (c) => {
      const error = new SmartError('callback-invalid', 'The callback was sent by POST; it was ignored.', {
        whyItMatters:
          'SMART authorization responses are redirects with the parameters in the query. A 307 would even repeat what the user typed.',
        whatToTry: 'The authorization server must redirect with 302 or 303.',
        spec: rfc(9700, '4.12'),
      })
      return c.html(renderErrorPage('Login rejected', error.toVerdict(), c.var.nonce), 405)
    })
    .get('/authorize/:id', (c) => {
      const { pending } = runs.get(c.var.session.id, c.req.param('id'))
      if (!pending) throw new SmartError('not-found', 'This login is no longer in progress.')
      // Chromium holds the redirects that follow a form against form-action too, and those are the server's business.
      c.set('formAction', 'http: https:')
      return c.html(renderAuthorizeFormPage(pending.authorization, c.var.nonce))
    })
    .get(LOGIN_RECEIVED, (c) => c.html(renderConformanceDonePage()))
    .get('/conformance-login/:id', (c) => {
      const { waiting } = conformance.get(c.var.session.id, c.req.param('id'))
      const { url: endpoint, form } = waiting?.request ?? {}
      if (!endpoint || !form) throw new SmartError('not-found', 'This login is no longer in progress.')
      c.set('formAction', 'http: https:')
      return c.html(renderAuthorizeFormPage({ endpoint, parameters: [...form] }, c.var.nonce))
    })
    .get('/done', (c) => {
      const { run } = runs.get(c.var.session.id, c.req.query('run') ?? '')
      if (run.display === 'page' || (run.mode === 'ehr' && run.display === 'tab'))
        return c.redirect(`/?run=${run.id}`, 303)
      return c.html(renderDonePage(run, c.var.nonce))
    })
    .get('/jwks.json', etag(), (c) => {
      c.header('Cache-Control', 'public, max-age=300')
      return c.json(keys.publicJwks)
    })
    .get('/health', (c) => c.json({ status: 'ok' }))
}

function restarted(): SmartError {
  return new SmartError(
    'state-mismatch',
    'This client was restarted after this login began and no longer knows it.',
    {
      whyItMatters: 'state, nonce and the code verifier are kept only in memory. The code was not redeemed.',
      whatToTry: 'Go back and log in again.',
      spec: appLaunch('step 4', 'obtain-authorization-code'),
    },
  )
}

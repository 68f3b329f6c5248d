import { type Context, Hono } from 'hono'
import { checkFhirBase } from '../../smart/discovery/fhir-base.ts'
import { SmartError, toSmartError } from '../../smart/smart-error.ts'
import { appLaunch, rfc } from '../../smart/spec.ts'
import type { ClientEnv, ClientServices } from '../http/context.ts'
import { getErrorStatus } from '../http/problem.ts'
import {
  buildLaunchPath,
  renderBreakOutPage,
  renderChooseEntryPage,
  renderForwardPage,
  renderNestedLoginPage,
  renderUnknownServerPage,
} from '../pages/launch-pages.ts'
import { renderErrorPage } from '../pages/render-error-page.ts'
import { startLogin } from '../runs/start-login.ts'
import type { StoredEntry } from '../settings/stored-entry.ts'
import { createPlan } from './create-plan.ts'
import { findLaunchedEntries } from './find-launched-entries.ts'

/**
 * Creates the routes of EHR launches: `/launch/<server id>?iss=&launch=`, or `/launch?…`, which finds the entry by
 * `iss` and asks when several fit.
 */
export function launchRoutes(services: ClientServices): Hono<ClientEnv> {
  const { servers, runs } = services
  const launch = async (c: Context<ClientEnv>) => {
    try {
      const { iss, handle } = readLaunch(new URL(c.req.url).searchParams)
      const usedIds = runs.list(c.var.session.id).map(({ run }) => run.serverId)
      const fitting = findLaunchedEntries(servers.all(), { iss, id: c.req.param('id'), usedIds })
      const [entry] = fitting
      if (!entry) return ask(c, iss, handle)
      if (fitting.length > 1) return c.html(renderChooseEntryPage(fitting, iss, handle, c.var.nonce))
      return await go(c, entry, iss, handle)
    } catch (thrown) {
      return c.html(
        renderErrorPage('Launch rejected', toSmartError(thrown).toVerdict(), c.var.nonce),
        getErrorStatus(thrown),
      )
    }
  }
  const ask = (c: Context<ClientEnv>, iss: string, handle: string) => {
    const token = crypto.randomUUID()
    const { askedLaunches } = c.var.session
    const oldest = askedLaunches.keys().next().value
    if (askedLaunches.size >= 20 && oldest !== undefined) askedLaunches.delete(oldest)
    askedLaunches.set(token, { iss, launch: handle })
    return c.html(renderUnknownServerPage(iss, token, c.var.nonce))
  }
  const go = async (c: Context<ClientEnv>, entry: StoredEntry, iss: string, handle: string) => {
    const isEmbedded = c.req.header('sec-fetch-dest') === 'iframe'
    const plan = createPlan(entry, services, {
      mode: 'ehr',
      fhirBase: iss,
      launch: handle,
      loginPlace: isEmbedded ? 'iframe' : 'page',
    })
    const live = runs.create(c.var.session, {
      serverId: entry.id,
      serverName: entry.name,
      plan,
      stepwise: false,
    })
    await live.tools.run.step('launch', async (step) => {
      step.arrow({ from: 'ehr', to: 'app', label: 'GET /launch' })
      step.detail({ name: 'iss', value: iss }, { name: 'launch', value: handle })
      step.verdict({
        level: 'ok',
        message: `The EHR launches this app for ${entry.name}.`,
        spec: appLaunch('step 2', 'step-2-launch-ehr'),
      })
    })
    if (live.run.requestsFrom === 'browser') {
      // Already discovery is for the page, which then opens the login page by itself.
      void startLogin(live)
      return c.redirect(`/?${new URLSearchParams({ run: live.run.id, launched: '' })}`, 302)
    }
    await startLogin(live)
    const { authorizeUrl, display, displayReason, error } = live.run
    if (error || !authorizeUrl) {
      return c.html(
        renderErrorPage(
          'This launch failed',
          error ?? { level: 'error', message: 'The authorization request is missing.' },
          c.var.nonce,
        ),
        502,
      )
    }
    if (!isEmbedded || (display === 'iframe' && displayReason === undefined)) {
      live.update({ state: 'authorizing', display: 'page' })
      return c.redirect(authorizeUrl, 302)
    }
    live.update({ state: 'authorizing' })
    return display === 'iframe'
      ? c.html(renderNestedLoginPage(authorizeUrl, displayReason ?? '', c.var.nonce))
      : c.html(renderBreakOutPage(authorizeUrl, displayReason ?? '', c.var.nonce))
  }
  return new Hono<ClientEnv>()
    .post('/confirm', async (c) => {
      const form = new URLSearchParams(await c.req.text())
      const token = form.get('token') ?? ''
      const asked = c.var.session.askedLaunches.get(token)
      const clientId = form.get('clientId')?.trim()
      if (!asked || !clientId) {
        const error = new SmartError('launch-invalid', 'This launch is no longer waiting for a response.', {
          whatToTry: 'Launch again from the EHR.',
        })
        return c.html(renderErrorPage('Launch rejected', error.toVerdict(), c.var.nonce), 400)
      }
      c.var.session.askedLaunches.delete(token)
      const entry = await servers.add({
        name: new URL(asked.iss).host.slice(0, 100),
        fhirBase: asked.iss,
        clientId,
      })
      return c.html(renderForwardPage(buildLaunchPath(entry.id, asked.iss, asked.launch)))
    })
    .get('/', launch)
    .get('/:id', launch)
}

/** @throws SmartError launch-invalid (C-012, F-001, F-002, F-007, F-008) */
function readLaunch(query: URLSearchParams): { iss: string; handle: string } {
  for (const name of ['iss', 'launch']) {
    const values = query.getAll(name)
    if (values.length === 1 && values[0] !== '') continue
    throw new SmartError(
      'launch-invalid',
      values.length > 1
        ? `The launch carries "${name}" more than once.`
        : `The launch does not carry "${name}".`,
      {
        whyItMatters:
          'An EHR launch has both iss and launch; without them the app would have to guess who launched it.',
        whatToTry: `Launch again from the EHR; its launch link must be ${name === 'iss' ? 'iss=<FHIR base>' : 'launch=<handle>'} once. To log in without an EHR, open this client directly.`,
        spec: values.length > 1 ? rfc(6749, '3.1') : appLaunch('step 2', 'step-2-launch-ehr'),
      },
    )
  }
  try {
    return { iss: checkFhirBase(query.get('iss') ?? ''), handle: query.get('launch') ?? '' }
  } catch (thrown) {
    const { message, details } = toSmartError(thrown)
    throw new SmartError('launch-invalid', `The iss of this launch was rejected: ${message}`, details)
  }
}

import { Hono } from 'hono'
import { z } from 'zod'
import type { TokenActionResult } from '../../model/api.ts'
import { fetchStatement } from '../../smart/discovery/discover.ts'
import { listResourceCapabilities } from '../../smart/fhir/list-resource-capabilities.ts'
import { createRecorder } from '../../smart/http/recorder.ts'
import { introspectToken } from '../../smart/session/introspect-token.ts'
import { queryFhir } from '../../smart/session/query-fhir.ts'
import { refreshSession } from '../../smart/session/refresh-session.ts'
import { findRevocationProblem, revokeToken } from '../../smart/session/revoke-token.ts'
import { closeSession, type Session } from '../../smart/session/session.ts'
import { type SmartError, toSmartError } from '../../smart/smart-error.ts'
import { toTokenView } from '../../smart/views/to-token-view.ts'
import type { ClientEnv, ClientServices } from '../http/context.ts'
import { createTokenNotifier } from '../runs/create-token-notifier.ts'
import { cancelExport } from '../runs/export-in-background.ts'
import type { LiveRun } from '../runs/live-run.ts'
import { toSummary } from '../runs/to-summary.ts'
import { type RunContext, requireSignedInRun, type SignedInRun } from './signed-in-run.ts'

const tokenSchema = z.strictObject({ token: z.enum(['access_token', 'refresh_token']) })

const querySchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().min(1, 'Say what to ask for, for example Patient/17.').max(20_000),
  headers: z
    .array(z.tuple([z.string(), z.string()]))
    .max(50)
    .optional(),
  body: z.string().max(5_000_000).optional(),
  pages: z.int().min(1).max(20).optional(),
  beyondGrant: z.boolean().optional(),
})

/** What can be done once a run has tokens. */
export function sessionRoutes({ runs, options }: ClientServices): Hono<ClientEnv> {
  const find = (c: RunContext) => requireSignedInRun(runs, c)
  const act = async (
    { live, session, hub }: SignedInRun,
    work: () => Promise<Record<string, unknown> | undefined>,
  ): Promise<TokenActionResult> => {
    const before = live.run.steps.length
    let json: Record<string, unknown> | undefined
    let failure: SmartError | undefined
    try {
      json = await work()
    } catch (thrown) {
      failure = toSmartError(thrown)
    }
    if (session.accessToken === undefined) live.update({ state: 'ended' })
    hub.emit({ type: 'tokens', runId: live.run.id })
    const step = live.run.steps.slice(before).at(-1)
    const verdict = failure?.toVerdict() ?? step?.verdict ?? { level: 'ok', text: 'Done.' }
    return {
      verdict,
      stepId: step?.id ?? '',
      tokens: toTokenView(session, options.world),
      ...(json ? { json } : {}),
    }
  }
  return new Hono<ClientEnv>()
    .get('/:id/tokens', (c) => c.json(toTokenView(find(c).session, options.world)))
    .post('/:id/refresh', async (c) => {
      const { scope } = z.strictObject({ scope: z.string().max(20_000).optional() }).parse(await c.req.json())
      const found = find(c)
      return c.json(
        await act(found, async () => {
          await refreshSession(found.session, found.live.tools, scope)
          return undefined
        }),
      )
    })
    .post('/:id/revoke', async (c) => {
      const { token } = tokenSchema.parse(await c.req.json())
      const found = find(c)
      return c.json(
        await act(found, async () => {
          await revokeToken(found.session, found.live.tools.run, token)
          return undefined
        }),
      )
    })
    .post('/:id/introspect', async (c) => {
      const { token } = tokenSchema.parse(await c.req.json())
      const found = find(c)
      return c.json(await act(found, () => introspectToken(found.session, found.live.tools, token)))
    })
    .post('/:id/logout', async (c) => {
      const { live, session, hub } = find(c)
      await logOut(live, session)
      hub.emit({ type: 'tokens', runId: live.run.id })
      return c.json(toSummary(live.run))
    })
    .post('/:id/fhir', async (c) => {
      const { headers, body, pages, beyondGrant = false, ...query } = querySchema.parse(await c.req.json())
      const { live, session, hub } = find(c)
      const tell = createTokenNotifier(live, session, hub)
      const answer = await queryFhir(session, live.tools, {
        ...query,
        beyondGrant,
        ...(headers ? { headers } : {}),
        ...(body === undefined ? {} : { body }),
        ...(pages === undefined ? {} : { pages }),
      })
      tell()
      return c.json(answer)
    })
    .get('/:id/capabilities', async (c) => {
      const { plan, session, through } = runs.get(c.var.session.id, c.req.param('id'))
      const fetch = through(
        createRecorder({ stepId: 'capabilities', ...options.world, onExchange: () => {} }),
      )
      const { json } = await fetchStatement(fetch, plan.fhirBase)
      return c.json(
        listResourceCapabilities(json, { scope: session?.scope, patient: session?.context.patient }),
      )
    })
}

/** Revokes what can be revoked; the tokens are forgotten in any case (C-171, F-293). */
async function logOut(live: LiveRun, session: Session): Promise<void> {
  await cancelExport(live)
  if (findRevocationProblem(session) === undefined) {
    await revokeToken(session, live.tools.run, session.refreshToken ? 'refresh_token' : 'access_token').catch(
      () => {},
    )
  }
  closeSession(session)
  live.update({ state: 'ended' })
}

import type { sessionRoutes } from '../../contract/session.ts'
import type { TokenActionResult } from '../../model/api.ts'
import { fetchStatement } from '../../smart/fhir/fetch-statement.ts'
import { listResourceCapabilities } from '../../smart/fhir/list-resource-capabilities.ts'
import { createRecorder } from '../../smart/http/recorder.ts'
import { introspectToken } from '../../smart/session/introspect-token.ts'
import { queryFhir } from '../../smart/session/query-fhir.ts'
import { refreshSession } from '../../smart/session/refresh-session.ts'
import { findRevocationProblem, revokeToken } from '../../smart/session/revoke-token.ts'
import { closeSession, type Session } from '../../smart/session/session.ts'
import { type SmartError, toSmartError } from '../../smart/smart-error.ts'
import { toTokenView } from '../../smart/views/to-token-view.ts'
import type { ClientServices } from '../http/context.ts'
import { createTokenNotifier } from '../runs/create-token-notifier.ts'
import { cancelExport } from '../runs/export-in-background.ts'
import type { LiveRun } from '../runs/live-run.ts'
import { toSummary } from '../runs/to-summary.ts'
import type { Handlers } from './create-contract-app.ts'
import { type RunCall, requireSignedInRun, type SignedInRun } from './signed-in-run.ts'

/** Returns the handlers for runs that have tokens. */
export function createSessionHandlers({
  runs,
  options,
}: ClientServices): Handlers<Exclude<keyof typeof sessionRoutes, 'startExport' | 'endExport'>> {
  const find = (call: RunCall) => requireSignedInRun(runs, call)
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
    const verdict = failure?.toVerdict() ?? step?.verdict ?? { level: 'ok', message: 'Done.' }
    return {
      verdict,
      stepId: step?.id ?? '',
      tokens: toTokenView(session, options.world),
      ...(json ? { json } : {}),
    }
  }
  return {
    getTokens: (call) => toTokenView(find(call).session, options.world),
    refreshTokens: (call) => {
      const found = find(call)
      return act(found, async () => {
        await refreshSession(found.session, found.live.tools, call.body.scope)
        return undefined
      })
    },
    revokeToken: (call) => {
      const found = find(call)
      return act(found, async () => {
        await revokeToken(found.session, found.live.tools.run, call.body.token)
        return undefined
      })
    },
    introspectToken: (call) => {
      const found = find(call)
      return act(found, () => introspectToken(found.session, found.live.tools, call.body.token))
    },
    logOut: async (call) => {
      const { live, session, hub } = find(call)
      await logOut(live, session)
      hub.emit({ type: 'tokens', runId: live.run.id })
      return toSummary(live.run)
    },
    queryFhir: async (call) => {
      const { live, session, hub } = find(call)
      const tell = createTokenNotifier(live, session, hub)
      const answer = await queryFhir(session, live.tools, { beyondGrant: false, ...call.body })
      tell()
      return answer
    },
    listCapabilities: async ({ session: { id }, params }) => {
      const { plan, session, through } = runs.get(id, params.id)
      const fetch = through(
        createRecorder({ stepId: 'capabilities', ...options.world, onExchange: () => {} }),
      )
      const { json } = await fetchStatement(fetch, plan.fhirBase)
      return listResourceCapabilities(json, { scope: session?.scope, patient: session?.context.patient })
    },
  }
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

import type { LoginDisplay } from '../../model/server-entry.ts'
import { finishBackend } from '../../smart/handshake/finish-login.ts'
import { prepareLogin } from '../../smart/handshake/prepare-login.ts'
import { type StartedAuthorization, startAuthorization } from '../../smart/handshake/start-authorization.ts'
import type { LiveRun } from './live-run.ts'
import { LOGIN_TIME_MS } from './run-store.ts'

/**
 * Runs discovery, predictions and the authorization request; afterwards the run is `ready`. A failure is
 * stored in the run.
 */
export async function startLogin(live: LiveRun): Promise<void> {
  try {
    const { plan, show } = await prepareLogin(live.tools.run, live.plan)
    if (plan.mode === 'backend') {
      live.update({ state: 'finishing' })
      live.session = await finishBackend(live.tools, plan)
      live.update({ state: 'active' })
      return
    }
    const { world, lab } = live.tools
    const authorization = await startAuthorization(live.tools.run, plan, lab)
    if (live.run.state === 'cancelled') return
    live.pending = { plan, authorization, expiresAt: world.now() + LOGIN_TIME_MS }
    const place: LoginDisplay = show?.place ?? plan.loginPlace
    live.update({
      state: 'ready',
      authorizeUrl: addressOf(live, authorization),
      authorizeMethod: authorization.method,
      display: place,
      ...(show ? { displayReason: show.reason } : {}),
    })
  } catch (thrown) {
    live.fail(thrown)
  }
}

/** Returns the URL to open: of the server for a redirect, of a page of this client for a form. */
function addressOf({ run, plan }: LiveRun, { method, url }: StartedAuthorization): string {
  return method === 'GET' ? url : `${new URL(plan.redirectUri).origin}/authorize/${run.id}`
}

import type { Callback } from '../../smart/authorize/read-callback.ts'
import { acceptCallback, finishLogin } from '../../smart/handshake/finish-login.ts'
import { readInitialResources } from '../../smart/handshake/read-initial-resources.ts'
import type { LiveRun } from './live-run.ts'

/**
 * Runs everything from a callback whose state was claimed to the first reads. A failure is stored in the run.
 */
export async function finishRun(
  live: LiveRun,
  pending: NonNullable<LiveRun['pending']>,
  callback: Callback,
): Promise<void> {
  try {
    const { plan, authorization } = pending
    live.update({ state: 'finishing' })
    const code = await acceptCallback(live.tools, plan, callback)
    const session = await finishLogin(live.tools, plan, code, authorization)
    live.session = session
    live.update({ context: session.context })
    await readInitialResources(live.tools, session)
    live.update({ state: 'active' })
  } catch (thrown) {
    live.fail(thrown)
  }
}

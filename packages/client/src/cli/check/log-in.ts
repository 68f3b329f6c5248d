import { type Callback, readCallback } from '../../smart/authorize/read-callback.ts'
import { acceptCallback, finishLogin } from '../../smart/handshake/finish-login.ts'
import { readInitialResources } from '../../smart/handshake/read-initial-resources.ts'
import { type StartedAuthorization, startAuthorization } from '../../smart/handshake/start-authorization.ts'
import type { PreparedPlan } from '../../smart/run/plan.ts'
import type { SessionTools } from '../../smart/session/refresh-session.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { appLaunch } from '../../smart/spec.ts'
import { listenForCallback } from './listen-for-callback.ts'

/** Milliseconds that a user has to log in. */
const PATIENCE_MS = 5 * 60_000

/** Runs the login from the redirect on; the user opens the URL in the terminal in a browser. */
export async function logIn(
  tools: SessionTools,
  prepared: PreparedPlan,
  say: (text: string) => unknown,
): Promise<void> {
  // A terminal has no page whose form could post itself.
  const capabilities = prepared.metadata.capabilities?.filter((name) => name !== 'authorize-post')
  const plan = { ...prepared, metadata: { ...prepared.metadata, ...(capabilities ? { capabilities } : {}) } }
  const authorization = await startAuthorization(tools.run, plan, tools.lab)
  const callback = await hear(plan.redirectUri, authorization, say).catch((thrown) =>
    tools.run.step('callback', () => Promise.reject<Callback>(thrown)),
  )
  const code = await acceptCallback(tools, plan, callback)
  await readInitialResources(tools, await finishLogin(tools, plan, code, authorization))
}

/** Returns the callback if its state is that of this login. */
async function hear(
  redirectUri: string,
  { url, state }: StartedAuthorization,
  say: (text: string) => unknown,
): Promise<Callback> {
  const { query, close } = await listenForCallback(redirectUri, PATIENCE_MS)
  try {
    say(`\nOpen this URL in a browser and log in:\n${url}\n\n`)
    const callback = readCallback(await query)
    if (callback.state === state) return callback
  } finally {
    close()
  }
  throw new SmartError('state-mismatch', 'The state of the callback is not the one that was sent.', {
    whatToTry: 'The authorization server must return state exactly as it was sent.',
    spec: appLaunch('step 4', 'obtain-authorization-code'),
  })
}

import { type Callback, readCallback } from '../smart/authorize/read-callback.ts'
import { acceptCallback, finishLogin } from '../smart/handshake/finish-login.ts'
import { readInitialResources } from '../smart/handshake/read-initial-resources.ts'
import { type StartedAuthorization, startAuthorization } from '../smart/handshake/start-authorization.ts'
import type { PreparedPlan } from '../smart/run/plan.ts'
import type { SessionTools } from '../smart/session/refresh-session.ts'
import type { Session } from '../smart/session/session.ts'
import { SmartError } from '../smart/smart-error.ts'
import { appLaunch } from '../smart/spec.ts'

/** Sends the user to the authorize URL, and returns the query that the redirect URI was requested with. */
export type Authorize = (url: string, redirectUri: string) => Promise<URLSearchParams>

/** Runs a login from the redirect on, to the first reads. @throws SmartError */
export async function logIn(
  tools: SessionTools,
  prepared: PreparedPlan,
  authorize: Authorize,
): Promise<Session> {
  // Without a page there is no form that could post itself.
  const capabilities = prepared.metadata.capabilities?.filter((name) => name !== 'authorize-post')
  const plan = { ...prepared, metadata: { ...prepared.metadata, ...(capabilities ? { capabilities } : {}) } }
  const authorization = await startAuthorization(tools.run, plan, tools.lab)
  const callback = await hear(plan.redirectUri, authorization, authorize).catch((thrown) =>
    tools.run.step('callback', () => Promise.reject<Callback>(thrown)),
  )
  const code = await acceptCallback(tools, plan, callback)
  const session = await finishLogin(tools, plan, code, authorization)
  await readInitialResources(tools, session)
  return session
}

/** Returns the callback if its state is that of this login. */
async function hear(
  redirectUri: string,
  { url, state }: StartedAuthorization,
  authorize: Authorize,
): Promise<Callback> {
  const callback = readCallback(await authorize(url, redirectUri))
  if (callback.state === state) return callback
  throw new SmartError('state-mismatch', 'The state of the callback is not the one that was sent.', {
    whatToTry: 'The authorization server must return state exactly as it was sent.',
    spec: appLaunch('step 4', 'obtain-authorization-code'),
  })
}

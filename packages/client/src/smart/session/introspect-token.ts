import { parseObject } from '../http/parse-object.ts'
import { SmartError } from '../smart-error.ts'
import { tokenIntrospection } from '../spec.ts'
import { sendIntrospection } from '../token/token-requests.ts'
import type { SessionTools } from './refresh-session.ts'
import type { Session } from './session.ts'

/** Returns the reason why a token cannot be introspected, or `undefined`. */
export function findIntrospectionProblem({ parties, accessToken }: Session): string | undefined {
  if (!parties.server.introspection_endpoint) return 'The server publishes no introspection_endpoint.'
  return accessToken ? undefined : 'The token is no longer available.'
}

/**
 * Introspects a token; anything except a clear `active: true` means that it is inactive. A token that is
 * inactive, or issued to another client, is not used again (F-291, F-292).
 */
export function introspectToken(
  session: Session,
  { run, world }: SessionTools,
  which: 'access_token' | 'refresh_token',
): Promise<Record<string, unknown>> {
  return run.step('introspect', async (step) => {
    const token = which === 'access_token' ? session.accessToken : session.refreshToken
    const reason = findIntrospectionProblem(session)
    if (reason || !token || !session.accessToken)
      throw new SmartError('unsupported-by-server', reason ?? `This run has no ${which}.`)
    const result = await sendIntrospection(session.parties, step.fetch, token, session.accessToken)
    const json = parseObject(result.text)
    if (result.status !== 200 || typeof json?.active !== 'boolean') {
      throw new SmartError(
        'token-refused',
        `The introspection endpoint returned ${result.status} without a usable "active".`,
        {
          status: result.status,
          whatToTry: 'The response must be 200 with "active" true or false.',
          spec: tokenIntrospection(),
        },
      )
    }
    const otherClient = json.client_id !== undefined && json.client_id !== session.plan.clientId
    step.detail(
      ...Object.entries(json).map(([name, value]) => ({
        name,
        value: typeof value === 'string' ? value : JSON.stringify(value),
      })),
    )
    if (otherClient || !json.active) giveUp(session, which, world.now())
    if (otherClient)
      step.notice({
        level: 'error',
        message: `client_id is ${JSON.stringify(json.client_id)}: the token belongs to another client.`,
        spec: tokenIntrospection(),
      })
    else
      step.notice({
        level: json.active ? 'ok' : 'warning',
        message: json.active ? 'The token is active.' : 'The token is not active; it is not used again.',
        spec: tokenIntrospection(),
      })
    return json
  })
}

/** Marks an access token as expired, so that the next request refreshes it if possible. */
function giveUp(session: Session, which: 'access_token' | 'refresh_token', now: number): void {
  if (which === 'access_token') session.expiresAt = now
  else session.refreshToken = undefined
}

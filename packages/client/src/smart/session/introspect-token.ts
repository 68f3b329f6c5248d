import type { RunRecorder } from '../run/run-recorder.ts'
import { SmartError } from '../smart-error.ts'
import { tokenIntrospection } from '../spec.ts'
import { sendIntrospection } from '../token/token-requests.ts'
import type { Session } from './session.ts'

/** Why a token cannot be introspected, or undefined. */
export function cannotIntrospect({ parties, accessToken }: Session): string | undefined {
  if (!parties.server.introspection_endpoint) return 'The server publishes no introspection_endpoint.'
  return accessToken ? undefined : 'There is no token any more.'
}

/** Asks the server what it knows about a token; anything but a clear `active: true` means that it is not (F-291, F-292). */
export function introspectToken(
  session: Session,
  run: RunRecorder,
  which: 'access_token' | 'refresh_token',
): Promise<Record<string, unknown>> {
  return run.step('introspect', async (step) => {
    const token = which === 'access_token' ? session.accessToken : session.refreshToken
    const reason = cannotIntrospect(session)
    if (reason || !token || !session.accessToken)
      throw new SmartError('unsupported-by-server', reason ?? `There is no ${which}.`)
    const result = await sendIntrospection(session.parties, step.fetch, token, session.accessToken)
    const json = parse(result.text)
    if (result.status !== 200 || typeof json?.active !== 'boolean') {
      throw new SmartError(
        'token-refused',
        `The introspection endpoint answered ${result.status} without a usable "active".`,
        {
          status: result.status,
          whatToTry: 'The answer must be 200 with "active" true or false.',
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
    if (otherClient)
      step.notice({
        level: 'error',
        text: `client_id is ${JSON.stringify(json.client_id)}: the token belongs to another client.`,
        spec: tokenIntrospection(),
      })
    else
      step.notice({
        level: json.active ? 'ok' : 'info',
        text: json.active ? 'The token is active.' : 'The token is not active.',
        spec: tokenIntrospection(),
      })
    return json
  })
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

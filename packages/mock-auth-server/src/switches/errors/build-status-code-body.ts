import type { SwitchContext } from '../../core/declare/switch.ts'
import type { OAuthErrorDraft } from '../../core/journal/authorize-points.ts'
import type { Facts } from '../../core/journal/facts.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** The parameters without which such a server does not look at an authorize request further. */
const REQUIRED: Readonly<Record<string, keyof Facts>> = {
  client_id: 'clientId',
  redirect_uri: 'redirectUri',
  state: 'state',
  code_challenge: 'codeChallenge',
  code_challenge_method: 'codeChallengeMethod',
}

/** Builds the body of an error with its status; about missing parameters and the state it has a `message` alone. */
export function buildStatusCodeBody(
  { cause, status, body }: OAuthErrorDraft & { readonly body: JsonObject },
  context: Pick<SwitchContext<unknown>, 'facts' | 'read'>,
): JsonObject {
  const message = findMessage(cause, context)
  return { status_code: status, ...(message === undefined ? body : { message }) }
}

function findMessage(
  cause: OAuthErrorDraft['cause'],
  { facts, read }: Pick<SwitchContext<unknown>, 'facts' | 'read'>,
): string | undefined {
  if (cause === 'stateTooShort')
    return `State parameter should have a minimum of ${read<number>('stateMinLength') ?? 1} characters`
  if (cause !== 'parameterMissing') return undefined
  const missing = Object.keys(REQUIRED).filter((name) => !facts[REQUIRED[name] as keyof Facts])
  return missing.length === 0 ? undefined : `Missing Required Parameter(s): ${missing.join(', ')}`
}

import type { Environment } from '../run/environment.ts'
import { SmartError } from '../smart-error.ts'
import { appLaunch } from '../spec.ts'
import { refreshSession, type SessionTools } from './refresh-session.ts'
import type { Session } from './session.ts'

/** Margin before expiry, for requests in transit when a token expires. */
const MARGIN_MS = 2_000

/** Returns `true` when the access token has expired, by the lifetime that the server announced (C-145). */
export function isExpired(session: Session, environment: Environment): boolean {
  return session.expiresAt !== undefined && environment.now() >= session.expiresAt - MARGIN_MS
}

/**
 * Returns the access token to send; an expired one is replaced first.
 *
 * @throws SmartError not-signed-in or token-expired.
 */
export async function getUsableToken(session: Session, tools: SessionTools): Promise<string> {
  if (session.accessToken && isExpired(session, tools.world)) {
    if (session.refreshToken || session.plan.mode === 'backend') await refreshSession(session, tools)
    else {
      throw new SmartError(
        'token-expired',
        'The access token has expired, and no refresh token was issued.',
        {
          whatToTry: 'Log in again, or request offline_access.',
          spec: appLaunch('step 7', 'refresh-access-token'),
        },
      )
    }
  }
  if (session.accessToken) return session.accessToken
  throw new SmartError('not-signed-in', 'This run has no access token.', { whatToTry: 'Log in again.' })
}

import type { LaunchContext } from '../../model/launch-context.ts'
import type { TokenGeneration } from '../../model/token-view.ts'
import type { OAuthParties } from '../discovery/oauth-parties.ts'
import type { VerifiedIdToken } from '../identity/verify-id-token.ts'
import type { PreparedPlan } from '../run/plan.ts'
import type { TokenResponse } from '../token/read-token-response.ts'

/** Tokens and context of one run. Changed only by the functions of this folder. */
export interface Session {
  readonly plan: PreparedPlan
  parties: OAuthParties
  readonly context: LaunchContext
  readonly history: TokenGeneration[]
  accessToken: string | undefined
  refreshToken: string | undefined
  /** `true` when a refresh of a public client sends its client_id, which not every server accepts (F-221). */
  namesItself: boolean
  /** Milliseconds since the epoch; `undefined` when the server sent no usable expires_in. */
  expiresAt: number | undefined
  /** `true` when the FHIR server has accepted this access token at least once. */
  isProven: boolean
  /** Granted scopes, in the server's notation. */
  scope: string
  /** Newest token response, raw. */
  raw: string
  idToken: (VerifiedIdToken & { compact: string }) | undefined
  /** ETag of each resource as this session last received it, by its URL. */
  readonly versions: Map<string, string>
  /** The refresh that is under way, so that no second one starts (C-133, F-223). */
  refreshing: Promise<void> | undefined
}

/** Creates a session from the first token response. */
export function openSession(
  plan: PreparedPlan,
  parties: OAuthParties,
  response: TokenResponse,
  context: LaunchContext,
  now: number,
): Session {
  const session: Session = {
    plan,
    parties,
    context,
    history: [],
    accessToken: undefined,
    refreshToken: undefined,
    namesItself: true,
    expiresAt: undefined,
    isProven: false,
    scope: plan.scopes,
    raw: '',
    idToken: undefined,
    versions: new Map(),
    refreshing: undefined,
  }
  applyTokenResponse(
    session,
    response,
    plan.mode === 'backend' ? 'client_credentials' : 'authorization_code',
    now,
  )
  return session
}

/**
 * Applies a token response: the newest refresh token replaces the old one, which remains if there is none
 * (F-208 … F-210, F-214).
 */
export function applyTokenResponse(
  session: Session,
  response: TokenResponse,
  by: TokenGeneration['by'],
  now: number,
): void {
  const before = session.refreshToken
  session.isProven = false
  session.accessToken = response.accessToken
  session.expiresAt = response.expiresIn === undefined ? undefined : now + response.expiresIn * 1000
  session.scope = response.scope ?? session.scope
  session.raw = response.raw
  // Backend services get no refresh tokens; one that is returned anyway is not used (C-140, F-232).
  if (by !== 'client_credentials') session.refreshToken = response.refreshToken ?? before
  session.history.push({
    number: session.history.length + 1,
    receivedAt: now,
    by,
    accessToken: response.accessToken,
    ...(response.refreshToken ? { refreshToken: response.refreshToken } : {}),
    rotated: before !== undefined && response.refreshToken !== undefined && response.refreshToken !== before,
    ...(response.scope === undefined ? {} : { scope: response.scope }),
  })
}

/** Discards the tokens; the session cannot send requests afterwards. */
export function closeSession(session: Session): void {
  session.accessToken = undefined
  session.refreshToken = undefined
  session.expiresAt = undefined
}

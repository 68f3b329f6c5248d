import type { TokenView } from '../../model/token-view.ts'
import { toAppStateSupport } from '../app-state/to-app-state-support.ts'
import { decodeJwt } from '../http/decode-jwt.ts'
import type { Environment } from '../run/environment.ts'
import { diffScopes } from '../scopes/diff-scopes.ts'
import { isExpired } from '../session/get-usable-token.ts'
import { findIntrospectionProblem } from '../session/introspect-token.ts'
import { findRevocationProblem } from '../session/revoke-token.ts'
import type { Session } from '../session/session.ts'

/** Returns the view of a session for the Tokens tab. */
export function toTokenView(session: Session, environment: Environment): TokenView {
  const { accessToken = '', refreshToken, expiresAt, idToken, plan } = session
  const jwt = decodeJwt(accessToken)
  const canRefresh = refreshToken !== undefined || (plan.mode === 'backend' && accessToken !== '')
  const revoke = findRevocationProblem(session)
  const introspect = findIntrospectionProblem(session)
  return {
    raw: session.raw,
    accessToken,
    ...(jwt ? { accessTokenJwt: { name: 'access_token', ...jwt } } : {}),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    expired: isExpired(session, environment),
    scopes: diffScopes(plan.scopes, session.scope),
    ...(idToken ? { idToken: viewIdToken(idToken) } : {}),
    history: session.history,
    cannot: {
      ...(canRefresh ? {} : { refresh: 'This run has no refresh token.' }),
      ...(revoke ? { revoke } : {}),
      ...(introspect ? { introspect } : {}),
    },
    appState: toAppStateSupport(session),
  }
}

function viewIdToken({
  compact,
  signature,
  details,
}: NonNullable<Session['idToken']>): NonNullable<TokenView['idToken']> {
  const jwt = decodeJwt(compact)
  return {
    ...(jwt ? { jwt: { name: 'id_token', ...jwt } } : {}),
    verdict:
      signature.level === 'ok'
        ? { level: 'ok', message: 'The signature and all claims are valid.' }
        : { level: signature.level, message: 'All claims are valid; see the signature.' },
    signature,
    claims: details,
  }
}

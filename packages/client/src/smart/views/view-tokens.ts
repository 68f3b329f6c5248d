import type { TokenView } from '../../model/token-view.ts'
import { viewAppState } from '../app-state/view-app-state.ts'
import { decodeJwt } from '../http/decode-jwt.ts'
import type { World } from '../run/world.ts'
import { diffScopes } from '../scopes/diff-scopes.ts'
import { cannotIntrospect } from '../session/introspect-token.ts'
import { cannotRevoke } from '../session/revoke-token.ts'
import type { Session } from '../session/session.ts'
import { isExpired } from '../session/usable-token.ts'

/** The Tokens tab of a session. */
export function viewTokens(session: Session, world: World): TokenView {
  const { accessToken = '', refreshToken, expiresAt, idToken, plan } = session
  const jwt = decodeJwt(accessToken)
  const canRefresh = refreshToken !== undefined || (plan.mode === 'backend' && accessToken !== '')
  const revoke = cannotRevoke(session)
  const introspect = cannotIntrospect(session)
  return {
    raw: session.raw,
    accessToken,
    ...(jwt ? { accessTokenJwt: { name: 'access_token', ...jwt } } : {}),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    expired: isExpired(session, world),
    scopes: diffScopes(plan.scopes, session.scope),
    ...(idToken ? { idToken: viewIdToken(idToken) } : {}),
    history: session.history,
    cannot: {
      ...(canRefresh ? {} : { refresh: 'There is no refresh token.' }),
      ...(revoke ? { revoke } : {}),
      ...(introspect ? { introspect } : {}),
    },
    appState: viewAppState(session),
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
        ? { level: 'ok', text: 'The signature and every claim are as they must be.' }
        : { level: signature.level, text: 'Every claim is as it must be; see the signature.' },
    signature,
    claims: details,
  }
}

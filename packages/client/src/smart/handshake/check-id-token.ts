import { ID_TOKEN_STEPS } from '../identity/create-id-token-error.ts'
import { verifyIdToken } from '../identity/verify-id-token.ts'
import { parseScopes } from '../scopes/parse-scope.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import { closeSession, type Session } from '../session/session.ts'
import { oidc } from '../spec.ts'
import type { TokenResponse } from '../token/read-token-response.ts'

/**
 * Verifies the id_token. An invalid one ends the login: the access token is discarded unused (F-148 … F-181).
 * A missing one only means that the user is unknown (F-126).
 */
export async function checkIdToken(
  tools: SessionTools,
  session: Session,
  response: TokenResponse,
  nonce: string | undefined,
): Promise<void> {
  const asked = parseScopes(session.plan.scopes).some(({ raw }) => raw === 'openid')
  if (!asked) return
  const { idToken } = response
  await tools.run.step('id-token', async (step) => {
    if (idToken === undefined) {
      step.verdict({
        level: 'warning',
        message: 'openid was requested, but the id_token is missing; no user is treated as signed in.',
        whatToTry: 'Check that openid was granted; then the token response must have an id_token.',
        spec: oidc('3.1.3.3', 'TokenResponse'),
      })
      return
    }
    if (session.plan.metadata.issuer === undefined) {
      step.verdict({
        level: 'warning',
        message:
          'The server names no issuer, so the id_token cannot be verified; no user is treated as signed in.',
        whatToTry: 'Publish issuer and jwks_uri in smart-configuration, or enter them manually.',
        spec: ID_TOKEN_STEPS,
      })
      return
    }
    try {
      const verified = await verifyIdToken(
        idToken,
        session.parties,
        { nonce, now: tools.world.now() / 1000, accessToken: response.accessToken },
        step.fetch,
        (details) => step.detail(...details),
      )
      session.idToken = { ...verified, compact: idToken }
      step.verdict(verified.signature)
    } catch (thrown) {
      closeSession(session)
      throw thrown
    }
  })
}

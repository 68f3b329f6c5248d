import { readUserInfo } from '../identity/read-user-info.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import type { Session } from '../session/session.ts'
import { toSmartError } from '../smart-error.ts'
import { oidc } from '../spec.ts'

/**
 * Requests UserInfo about the user of a verified id_token. It is optional: the login continues without it.
 */
export async function fetchUserInfo(tools: SessionTools, session: Session): Promise<void> {
  const endpoint = session.plan.metadata.userinfo_endpoint
  const subject = session.idToken?.claims.sub
  const { accessToken } = session
  if (endpoint === undefined || typeof subject !== 'string' || accessToken === undefined) return
  await tools.run.step('user-info', async (step) => {
    if (!isKnownPlace(session, endpoint)) {
      step.verdict({
        level: 'warning',
        message: `UserInfo is at ${new URL(endpoint).origin}, which is neither the login page nor the FHIR server; the token was not sent there.`,
        whyItMatters: 'A counterfeit discovery document does this to collect tokens.',
        whatToTry: 'Publish userinfo_endpoint at the host of the issuer.',
        spec: oidc('5.3', 'UserInfo'),
      })
      return
    }
    try {
      const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` }
      const result = await step.fetch(endpoint, { headers }, { to: 'authorization-server' })
      step.detail(...readUserInfo(result, subject))
      step.verdict({
        level: 'ok',
        message: 'UserInfo is about the user of the id_token.',
        spec: oidc('5.3.2', 'UserInfoResponse'),
      })
    } catch (thrown) {
      const error = toSmartError(thrown)
      const isOther = error.code === 'user-info-subject'
      const rest = isOther ? '' : ' The id_token says who is signed in; nothing more is known.'
      step.verdict({
        ...error.toVerdict(),
        level: isOther ? 'error' : 'info',
        message: `${error.message}${rest}`,
      })
    }
  })
}

/** Returns `true` for hosts that the login used: the token is sent to no other (C-156). */
function isKnownPlace({ plan }: Session, endpoint: string): boolean {
  const { issuer, authorization_endpoint: authorize, token_endpoint: token } = plan.metadata
  const places = [plan.fhirBase, issuer, authorize, token]
  return places.some(
    (place) => place && URL.canParse(place) && new URL(place).origin === new URL(endpoint).origin,
  )
}

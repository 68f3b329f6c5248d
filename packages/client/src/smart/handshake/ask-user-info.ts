import { readUserInfo } from '../identity/read-user-info.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import type { Session } from '../session/session.ts'
import { toSmartError } from '../smart-error.ts'
import { oidc } from '../spec.ts'

/** Asks UserInfo about the person of a verified id_token. It is an extra: without it the login goes on. */
export async function askUserInfo(tools: SessionTools, session: Session): Promise<void> {
  const endpoint = session.plan.metadata.userinfo_endpoint
  const subject = session.idToken?.claims.sub
  const { accessToken } = session
  if (endpoint === undefined || typeof subject !== 'string' || accessToken === undefined) return
  await tools.run.step('user-info', async (step) => {
    try {
      const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` }
      const result = await step.fetch(endpoint, { headers }, { to: 'authorization-server' })
      step.detail(...readUserInfo(result, subject))
      step.verdict({
        level: 'ok',
        text: 'UserInfo is about the person of the id_token.',
        spec: oidc('5.3.2', 'UserInfoResponse'),
      })
    } catch (thrown) {
      const error = toSmartError(thrown)
      const isOther = error.code === 'user-info-subject'
      const rest = isOther ? '' : ' The id_token says who is signed in; nothing more is known.'
      step.verdict({
        ...error.toVerdict(),
        level: isOther ? 'error' : 'info',
        text: `${error.message}${rest}`,
      })
    }
  })
}

import type { RunRecorder } from '../run/run-recorder.ts'
import { SmartError } from '../smart-error.ts'
import { rfc } from '../spec.ts'
import { sendRevocation } from '../token/token-requests.ts'
import { closeSession, type Session } from './session.ts'

/** Why a token cannot be revoked, or undefined. */
export function findRevocationProblem({ parties, accessToken }: Session): string | undefined {
  if (!parties.server.revocation_endpoint) return 'The server publishes no revocation_endpoint.'
  return accessToken ? undefined : 'There is no token any more.'
}

/** Revokes a token at the server and forgets it here, whatever the server answers (F-293). */
export function revokeToken(
  session: Session,
  run: RunRecorder,
  which: 'access_token' | 'refresh_token',
): Promise<void> {
  return run.step('revoke', async (step) => {
    const token = which === 'access_token' ? session.accessToken : session.refreshToken
    const reason = findRevocationProblem(session) ?? (token ? undefined : `There is no ${which}.`)
    if (reason || !token)
      throw new SmartError('unsupported-by-server', reason ?? '', {
        whatToTry: 'Log out; the tokens are then forgotten here.',
      })
    // Revoking the refresh token may or may not end the access token too; going on with it would be a guess (C-146).
    closeSession(session)
    const result = await sendRevocation(session.parties, step.fetch, token, which)
    if (result.status !== 200) {
      throw new SmartError(
        'token-refused',
        `The revocation endpoint answered ${result.status}; the tokens are forgotten here all the same.`,
        {
          status: result.status,
          whatToTry: 'Revoke at the server if the token must not live on.',
          spec: rfc(7009, '2.2'),
        },
      )
    }
    step.verdict({
      level: 'ok',
      text: `The ${which} was revoked; this client has forgotten its tokens.`,
      spec: rfc(7009, '2.1'),
    })
  })
}

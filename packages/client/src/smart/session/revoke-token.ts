import type { RunRecorder } from '../run/run-recorder.ts'
import { SmartError } from '../smart-error.ts'
import { rfc } from '../spec.ts'
import { sendRevocation } from '../token/token-requests.ts'
import { closeSession, type Session } from './session.ts'

/** Returns the reason why a token cannot be revoked, or `undefined`. */
export function findRevocationProblem({ parties, accessToken }: Session): string | undefined {
  if (!parties.server.revocation_endpoint) return 'The server publishes no revocation_endpoint.'
  return accessToken ? undefined : 'The token is no longer available.'
}

/** Revokes a token at the server and discards it here, whatever the response (F-293). */
export function revokeToken(
  session: Session,
  run: RunRecorder,
  which: 'access_token' | 'refresh_token',
): Promise<void> {
  return run.step('revoke', async (step) => {
    const token = which === 'access_token' ? session.accessToken : session.refreshToken
    const reason = findRevocationProblem(session) ?? (token ? undefined : `This run has no ${which}.`)
    if (reason || !token)
      throw new SmartError('unsupported-by-server', reason ?? '', {
        whatToTry: 'Log out; this client then discards its tokens.',
      })
    // Revoking the refresh token may or may not end the access token too; going on with it would be a guess (C-146).
    closeSession(session)
    const result = await sendRevocation(session.parties, step.fetch, token, which)
    if (result.status !== 200) {
      const { encodingAdvice } = session.parties
      const advice = result.status === 401 && encodingAdvice ? ` ${encodingAdvice}` : ''
      throw new SmartError(
        'token-refused',
        `The revocation endpoint returned ${result.status}; this client discards its tokens anyway.`,
        {
          status: result.status,
          whatToTry: `Revoke the token at the server if it must not stay valid.${advice}`,
          spec: rfc(7009, '2.2'),
        },
      )
    }
    step.verdict({
      level: 'ok',
      message: `The ${which} was revoked; this client has discarded its tokens.`,
      spec: rfc(7009, '2.1'),
    })
  })
}

import type { ExperimentContext } from '../experiments/experiment.ts'
import { withTokenExperiments } from '../experiments/with-token-experiments.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { toSmartError } from '../smart-error.ts'
import { rfc } from '../spec.ts'
import { readTokenResponse, type TokenResponse } from '../token/read-token-response.ts'
import { sendRefresh } from '../token/token-requests.ts'
import type { Session } from './session.ts'

/**
 * Redeems a refresh token. A refused one is never sent again (C-135, F-204); after any other failure it
 * remains (F-206). A public client that is refused with its client_id tries without it, once (F-221).
 *
 * @throws SmartError token-refused or token-response-invalid
 */
export async function redeemRefreshToken(
  session: Session,
  refreshToken: string,
  lab: ExperimentContext,
  step: StepHandle,
  scope: string | undefined,
): Promise<TokenResponse> {
  const { plan, parties } = session
  const fetch = withTokenExperiments(step.fetch, plan.experiments, lab)
  const send = async () => {
    const { namesItself: isNamed } = session
    const result = await sendRefresh(parties, fetch, { refreshToken, scope, isNamed })
    return readTokenResponse(result, parties.encodingAdvice)
  }
  try {
    return await send()
  } catch (thrown) {
    const { oauth } = toSmartError(thrown).details
    if (oauth === 'invalid_grant') session.refreshToken = undefined
    if (oauth !== 'invalid_request' || plan.clientType !== 'public' || !session.namesItself) throw thrown
    session.namesItself = false
    step.notice({
      level: 'warning',
      message: 'The server rejects the refresh of a public client with its client_id; it was sent without.',
      whatToTry: 'Accept a refresh with and without client_id: RFC 6749 allows both.',
      spec: rfc(6749, '3.2.1'),
    })
    return send()
  }
}

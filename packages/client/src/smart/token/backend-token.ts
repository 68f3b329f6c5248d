import { discoverSmart } from '../discovery/discover.ts'
import type { OAuthParties } from '../discovery/oauth-parties.ts'
import type { ExperimentContext } from '../experiments/experiment.ts'
import { withTokenExperiments } from '../experiments/with-token-experiments.ts'
import type { Environment } from '../run/environment.ts'
import type { PreparedPlan } from '../run/plan.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { toSmartError } from '../smart-error.ts'
import { asymmetric } from '../spec.ts'
import { readTokenResponse, type TokenResponse } from './read-token-response.ts'
import { toOAuthParties } from './to-oauth-parties.ts'
import { requestClientCredentials } from './token-requests.ts'

export interface BackendToken {
  response: TokenResponse
  /** The sides of the request that succeeded, for the next one. */
  parties: OAuthParties
}

const PAUSE_MS = 1000
/** Clocks that differ by less fit as they are. */
const SMALL_SKEW_S = 30

/**
 * Requests a token by client_credentials. After a refused assertion one other is sent: with its own jti, for
 * the token URL that discovery names now, by the clock of the server (F-225 … F-228).
 *
 * @throws SmartError token-refused or token-response-invalid
 */
export async function requestBackendToken(
  plan: PreparedPlan,
  parties: OAuthParties,
  step: StepHandle,
  { world, lab }: { world: Environment; lab: ExperimentContext },
): Promise<BackendToken> {
  const fetch = withTokenExperiments(step.fetch, plan.experiments, lab)
  const result = await requestClientCredentials(parties, fetch, plan.scopes)
  const skewS = (Date.parse(result.headers.get('date') ?? '') - world.now()) / 1000
  try {
    return { response: readTokenResponse(result), parties }
  } catch (thrown) {
    const refusal = toSmartError(thrown)
    if (refusal.details.oauth !== 'invalid_client' || plan.experiments.length > 0) throw refusal
    step.waitFor('1 s, since the assertion was rejected')
    await world.sleep(PAUSE_MS)
    const now = await partiesNow(plan, skewS, step)
    const response = readTokenResponse(await requestClientCredentials(now, fetch, plan.scopes))
    step.notice({
      level: 'warning',
      message: `The first assertion was rejected, another one was accepted: ${refusal.message}`,
      whatToTry: 'Compare the two assertions: aud, exp and jti.',
      spec: asymmetric('request', 'authenticating-to-the-token-endpoint'),
    })
    return { response, parties: now }
  }
}

/**
 * Returns the parties by a new discovery and the `Date` of the refusal; earlier values remain where these are
 * silent.
 */
async function partiesNow(plan: PreparedPlan, skewS: number, step: StepHandle): Promise<OAuthParties> {
  const found = await discoverSmart(step.fetch, plan.fhirBase).catch(() => undefined)
  const metadata = { ...plan.metadata, ...found?.metadata, ...plan.endpoints }
  const isOff = Math.abs(skewS) > SMALL_SKEW_S
  if (isOff) {
    step.notice({
      level: 'warning',
      message: `The clock of the server is ${Math.round(Math.abs(skewS))} s ${skewS > 0 ? 'ahead of' : 'behind'} that of this client.`,
      whatToTry: 'Synchronize both clocks with NTP.',
    })
  }
  return toOAuthParties({ ...plan, metadata }, isOff ? Math.round(skewS) : 0)
}

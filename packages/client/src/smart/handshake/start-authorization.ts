import type { AuthorizeMethod } from '../../model/server-entry.ts'
import {
  type BuiltAuthorizeRequest,
  buildAuthorizeRequest,
  withQuery,
} from '../authorize/build-authorize-request.ts'
import type { ExperimentContext } from '../experiments/experiment.ts'
import { readParameters } from '../http/read-parameters.ts'
import type { PreparedPlan } from '../run/plan.ts'
import type { RunRecorder } from '../run/run-recorder.ts'
import { SmartError } from '../smart-error.ts'
import { chooseAuthorizeMethod } from './choose-authorize-method.ts'

/** The authorization request that is under way. By POST the parameters go as a form to `endpoint`. */
export interface StartedAuthorization extends BuiltAuthorizeRequest {
  method: AuthorizeMethod
  endpoint: string
}

/** Builds the authorization request and records it; the browser sends it, never this client (C-014). */
export function startAuthorization(
  run: RunRecorder,
  plan: PreparedPlan,
  context: ExperimentContext,
): Promise<StartedAuthorization> {
  return run.step('authorize', async (step) => {
    const endpoint = plan.metadata.authorization_endpoint
    if (!endpoint) throw new SmartError('endpoint-missing', 'The server publishes no authorization_endpoint.')
    const honest = await buildAuthorizeRequest({
      authorizationEndpoint: endpoint,
      clientId: plan.clientId,
      redirectUri: plan.redirectUri,
      scope: plan.scopes,
      aud: plan.suppressAud ? undefined : plan.fhirBase,
      launch: plan.mode === 'ehr' ? plan.launch : undefined,
    })
    const built = await applyExperiments(honest, endpoint, plan, context)
    const { method, verdict } = chooseAuthorizeMethod(plan, built.url)
    step.detail(
      ...readParameters(built.url, undefined, []).map(({ name, value, explanation }) => ({
        name,
        value,
        ...(explanation ? { explanation } : {}),
      })),
    )
    step.arrow({ from: 'app', to: 'browser', label: method === 'GET' ? 'redirect' : 'form' })
    step.arrow({
      from: 'browser',
      to: 'authorization-server',
      label: `${method} ${new URL(endpoint).pathname}`,
    })
    step.verdict(verdict)
    return { ...built, method, endpoint }
  })
}

async function applyExperiments(
  built: BuiltAuthorizeRequest,
  endpoint: string,
  { experiments }: PreparedPlan,
  context: ExperimentContext,
): Promise<BuiltAuthorizeRequest> {
  const changing = experiments.filter(({ authorize }) => authorize)
  if (changing.length === 0) return built
  const parameters = new URLSearchParams(built.parameters)
  for (const { authorize } of changing) await authorize?.(parameters, context)
  const { nonce: _, ...rest } = built
  // What was not sent is not waited for.
  const nonce = parameters.get('nonce')
  return {
    ...rest,
    ...(nonce === null ? {} : { nonce }),
    url: withQuery(endpoint, parameters),
    parameters: [...parameters],
  }
}

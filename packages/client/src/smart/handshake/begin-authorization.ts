import { type BuiltAuthorize, buildAuthorize, withQuery } from '../authorize/build-authorize.ts'
import type { ExperimentContext } from '../experiments/experiment.ts'
import { readParameters } from '../http/read-parameters.ts'
import type { RunRecorder } from '../run/run-recorder.ts'
import { SmartError } from '../smart-error.ts'
import { appLaunch } from '../spec.ts'
import type { PreparedPlan } from './plan.ts'

const LONG_URL = 8_000

/** Builds the authorization request and records it; the browser sends it, never this client (C-014). */
export function beginAuthorization(
  run: RunRecorder,
  plan: PreparedPlan,
  context: ExperimentContext,
): Promise<BuiltAuthorize> {
  return run.step('authorize', async (step) => {
    const endpoint = plan.metadata.authorization_endpoint
    if (!endpoint) throw new SmartError('endpoint-missing', 'The server publishes no authorization_endpoint.')
    const honest = await buildAuthorize({
      authorizationEndpoint: endpoint,
      clientId: plan.clientId,
      redirectUri: plan.redirectUri,
      scope: plan.scopes,
      aud: plan.suppressAud ? undefined : plan.fhirBase,
      launch: plan.mode === 'ehr' ? plan.launch : undefined,
    })
    const built = await applyExperiments(honest, endpoint, plan, context)
    step.detail(
      ...readParameters(built.url, undefined, []).map(({ name, value, explanation }) => ({
        name,
        value,
        ...(explanation ? { explanation } : {}),
      })),
    )
    step.arrow({ from: 'app', to: 'browser', label: 'redirect' })
    step.arrow({ from: 'browser', to: 'authorization-server', label: `GET ${new URL(endpoint).pathname}` })
    step.verdict({
      level: 'ok',
      text: 'The browser can go to the authorization server now.',
      spec: appLaunch('step 4', 'obtain-authorization-code'),
    })
    if (built.url.length > LONG_URL)
      step.verdict({
        level: 'warning',
        text: `The URL has ${built.url.length} characters; some servers refuse more than ${LONG_URL}.`,
        whatToTry: 'Ask for fewer scopes.',
      })
    return built
  })
}

async function applyExperiments(
  built: BuiltAuthorize,
  endpoint: string,
  { experiments }: PreparedPlan,
  context: ExperimentContext,
): Promise<BuiltAuthorize> {
  const changing = experiments.filter(({ authorize }) => authorize)
  if (changing.length === 0) return built
  const parameters = new URLSearchParams(built.parameters)
  for (const { authorize } of changing) await authorize?.(parameters, context)
  return { ...built, url: withQuery(endpoint, parameters), parameters: [...parameters] }
}

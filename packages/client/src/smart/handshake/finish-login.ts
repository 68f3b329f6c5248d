import type { SpecReference } from '../../model/verdict.ts'
import type { BuiltAuthorizeRequest } from '../authorize/build-authorize-request.ts'
import { type Callback, requireCode } from '../authorize/read-callback.ts'
import { readLaunchContext } from '../context/read-launch-context.ts'
import { withTokenExperiments } from '../experiments/with-token-experiments.ts'
import type { PreparedPlan } from '../run/plan.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { diffScopes } from '../scopes/diff-scopes.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import { openSession, type Session } from '../session/session.ts'
import { appLaunch, backendServices } from '../spec.ts'
import { requestBackendToken } from '../token/backend-token.ts'
import { readTokenResponse, type TokenResponse } from '../token/read-token-response.ts'
import { toOAuthParties } from '../token/to-oauth-parties.ts'
import { exchangeCode } from '../token/token-requests.ts'
import { checkIdToken } from './check-id-token.ts'
import { fetchStyle } from './fetch-style.ts'
import { fetchUserInfo } from './fetch-user-info.ts'
import { readContext } from './read-context.ts'

export interface Authorization extends Pick<BuiltAuthorizeRequest, 'state' | 'codeVerifier' | 'nonce'> {}

/** Records a callback whose state matched, and returns its code. */
export function acceptCallback(tools: SessionTools, plan: PreparedPlan, callback: Callback): Promise<string> {
  return tools.run.step('callback', async (step) => {
    step.arrow({ from: 'authorization-server', to: 'browser', label: 'redirect' })
    step.arrow({ from: 'browser', to: 'app', label: `GET ${new URL(plan.redirectUri).pathname}` })
    step.detail(...Object.entries(callback).map(([name, value]) => ({ name, value })))
    const code = requireCode(callback, {
      issuer: plan.metadata.issuer,
      issRequired: plan.metadata.authorization_response_iss_parameter_supported === true,
    })
    step.verdict({
      level: 'ok',
      message: 'state matches this browser session, and the callback has a code.',
      spec: appLaunch('step 4', 'obtain-authorization-code'),
    })
    return code
  })
}

/** Completes a login from the code to a session: token, scopes, id_token, launch context. */
export async function finishLogin(
  tools: SessionTools,
  plan: PreparedPlan,
  code: string,
  authorization: Authorization,
): Promise<Session> {
  const parties = toOAuthParties(plan)
  const { redirectUri, experiments } = plan
  const response = await tools.run.step('token', async (step) => {
    step.waitFor(plan.metadata.token_endpoint ?? '')
    const fetch = withTokenExperiments(step.fetch, experiments, tools.lab)
    const { codeVerifier } = authorization
    const result = await exchangeCode(parties, fetch, { code, redirectUri, codeVerifier })
    const response = readTokenResponse(result, parties.encodingAdvice)
    return noted(step, response, appLaunch('step 5', 'obtain-access-token'))
  })
  const { context } = readLaunchContext(response.json)
  const session = openSession(plan, parties, response, context, tools.world.now())
  await judgeScopes(tools, plan, response)
  await checkIdToken(tools, session, response, authorization.nonce)
  await fetchUserInfo(tools, session)
  await readContext(tools, session, response)
  await fetchStyle(tools, session)
  return session
}

/** Completes a login of a backend service: no user, no redirect, a token by assertion. */
export async function finishBackend(tools: SessionTools, plan: PreparedPlan): Promise<Session> {
  const { response, parties } = await tools.run.step('token', async (step) => {
    step.waitFor(plan.metadata.token_endpoint ?? '')
    const token = await requestBackendToken(plan, toOAuthParties(plan), step, tools)
    noted(step, token.response, backendServices('obtain access token', 'obtain-access-token'))
    return token
  })
  const session = openSession(plan, parties, response, { fhirContext: [], other: {} }, tools.world.now())
  await judgeScopes(tools, plan, response)
  return session
}

function noted(step: StepHandle, response: TokenResponse, spec: SpecReference): TokenResponse {
  const { expiresIn, refreshToken, notices } = response
  const lifetime = expiresIn === undefined ? 'an unknown time' : `${expiresIn} s`
  const more = refreshToken ? ', with a refresh token' : ''
  step.notice(...notices, { level: 'ok', message: `An access token for ${lifetime}${more}.`, spec })
  return response
}

function judgeScopes(tools: SessionTools, plan: PreparedPlan, response: TokenResponse): Promise<void> {
  return tools.run.step('scopes', async (step) => {
    const diff = diffScopes(plan.scopes, response.scope ?? plan.scopes)
    step.detail(...diff.outcomes.map(({ scope, text }) => ({ name: scope, value: text })))
    step.verdict(diff.verdict)
  })
}

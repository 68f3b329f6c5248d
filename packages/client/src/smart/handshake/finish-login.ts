import { clockTolerance } from 'oauth4webapi'
import type { BuiltAuthorize } from '../authorize/build-authorize.ts'
import { type Callback, codeOf } from '../authorize/read-callback.ts'
import { readLaunchContext } from '../context/read-launch-context.ts'
import { misbehave } from '../experiments/misbehave.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { LEEWAY_S } from '../identity/judge-claims.ts'
import { diffScopes } from '../scopes/diff-scopes.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import { openSession, type Session } from '../session/session.ts'
import { appLaunch, backendServices } from '../spec.ts'
import { clientAuthentication } from '../token/client-authentication.ts'
import { type OAuthParties, toAuthorizationServer } from '../token/oauth-parties.ts'
import { readTokenResponse, type TokenResponse } from '../token/read-token-response.ts'
import { exchangeCode, requestClientCredentials } from '../token/token-requests.ts'
import { askUserInfo } from './ask-user-info.ts'
import { checkIdToken } from './check-id-token.ts'
import { fetchStyle } from './fetch-style.ts'
import type { PreparedPlan } from './plan.ts'
import { readContext } from './read-context.ts'

export interface Authorization extends Pick<BuiltAuthorize, 'state' | 'codeVerifier' | 'nonce'> {}

/** Lets the page send the token request instead of us (public clients, to try the server's CORS). */
export type SendElsewhere = (fetch: RecordedFetch) => RecordedFetch

/** Records a callback whose state was found to match, and takes its code. */
export function acceptCallback(tools: SessionTools, plan: PreparedPlan, callback: Callback): Promise<string> {
  return tools.run.step('callback', async (step) => {
    step.arrow({ from: 'authorization-server', to: 'browser', label: 'redirect' })
    step.arrow({ from: 'browser', to: 'app', label: `GET ${new URL(plan.redirectUri).pathname}` })
    step.detail(...Object.entries(callback).map(([name, value]) => ({ name, value })))
    const code = codeOf(callback, {
      issuer: plan.metadata.issuer,
      issRequired: plan.metadata.authorization_response_iss_parameter_supported === true,
    })
    step.verdict({
      level: 'ok',
      text: 'state matches this browser session, and there is a code.',
      spec: appLaunch('step 4', 'obtain-authorization-code'),
    })
    return code
  })
}

/** From the code to a session: token, scopes, id_token, launch context. */
export async function finishLogin(
  tools: SessionTools,
  plan: PreparedPlan,
  code: string,
  authorization: Authorization,
  elsewhere: SendElsewhere = (fetch) => fetch,
): Promise<Session> {
  const parties = partiesOf(plan)
  const response = await requestToken(tools, plan, (fetch) =>
    exchangeCode(parties, elsewhere(fetch), {
      code,
      redirectUri: plan.redirectUri,
      codeVerifier: authorization.codeVerifier,
    }),
  )
  const { context } = readLaunchContext(response.json)
  const session = openSession(plan, parties, response, context, tools.world.now())
  await judgeScopes(tools, plan, response)
  await checkIdToken(tools, session, response, authorization.nonce)
  await askUserInfo(tools, session)
  await readContext(tools, session, response)
  await fetchStyle(tools, session)
  return session
}

/** Backend services: no person, no redirect, a token by assertion. */
export async function finishBackend(tools: SessionTools, plan: PreparedPlan): Promise<Session> {
  const parties = partiesOf(plan)
  const response = await requestToken(tools, plan, (fetch) =>
    requestClientCredentials(parties, fetch, plan.scopes),
  )
  const session = openSession(plan, parties, response, { fhirContext: [], other: {} }, tools.world.now())
  await judgeScopes(tools, plan, response)
  return session
}

function partiesOf(plan: PreparedPlan): OAuthParties {
  return {
    server: toAuthorizationServer(plan.metadata, plan.fhirBase),
    client: { client_id: plan.clientId, [clockTolerance]: LEEWAY_S },
    authenticate: clientAuthentication(plan, plan.metadata),
  }
}

function requestToken(
  tools: SessionTools,
  plan: PreparedPlan,
  send: (fetch: RecordedFetch) => ReturnType<RecordedFetch>,
): Promise<TokenResponse> {
  return tools.run.step('token', async (step) => {
    step.waitFor(plan.metadata.token_endpoint ?? '')
    const response = readTokenResponse(await send(misbehave(step.fetch, plan.experiments, tools.lab)))
    step.notice(...response.notices)
    const lifetime = response.expiresIn === undefined ? 'an unknown time' : `${response.expiresIn} s`
    const spec =
      plan.mode === 'backend'
        ? backendServices('obtain access token', 'obtain-access-token')
        : appLaunch('step 5', 'obtain-access-token')
    step.notice({
      level: 'ok',
      text: `An access token for ${lifetime}${response.refreshToken ? ', with a refresh token' : ''}.`,
      spec,
    })
    return response
  })
}

function judgeScopes(tools: SessionTools, plan: PreparedPlan, response: TokenResponse): Promise<void> {
  return tools.run.step('scopes', async (step) => {
    const diff = diffScopes(plan.scopes, response.scope ?? plan.scopes)
    step.detail(...diff.outcomes.map(({ scope, text }) => ({ name: scope, value: text })))
    step.verdict(diff.verdict)
  })
}

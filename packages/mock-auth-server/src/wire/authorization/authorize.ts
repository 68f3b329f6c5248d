import { FORM_MEDIA_TYPE, findRepeatedNames } from '../../core/http/incoming-request.ts'
import { type Reply, withHeader } from '../../core/http/reply.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import { PROFILES } from '../../core/oauth/profile.ts'
import type { Tenant } from '../../state/tenant.ts'
import type { Endpoint, EndpointContext, KnownRun, Preparation } from '../shared/endpoint.ts'
import { createFrameableReply, createUnframeableReply } from '../shared/page-reply.ts'
import { renderRefusalPage } from '../shared/pages/render-refusal-page.ts'
import { checkAuthorizeRequest, checkRedirectTarget } from './check-authorize-request.ts'
import type { RedirectTarget } from './checks/authorize-attempt.ts'
import { AuthorizeRefusal } from './checks/authorize-refusal.ts'
import { STRICT_AUTHORIZE_POLICY } from './checks/strict-authorize-policy.ts'
import {
  collectAuthorizeFacts,
  collectRegistrationFacts,
  createAuthorizeFacts,
} from './collect-authorize-facts.ts'
import { collectScopeFacts } from './collect-scope-facts.ts'
import { startPendingAuthorization } from './interaction/continue-pending-authorization.ts'
import { createPendingAuthorization } from './interaction/create-pending-authorization.ts'
import { respondWithError, respondWithRefusal, respondWithUnreadable } from './respond-with-error.ts'

/** The authorization endpoint, by GET and by POST (S-043 to S-059). */
export const authorizeEndpoint: Endpoint<URLSearchParams> = {
  name: 'authorize',
  path: '/auth/authorize',
  methods: ['GET', 'POST'],
  cors: 'none',
  errors: 'page',
  step: 'authorize',
  createFacts: createAuthorizeFacts,

  prepare({ tenant, incoming, note }) {
    const params = incoming.method === 'POST' ? incoming.form : incoming.query
    note(collectAuthorizeFacts(params))
    note({ userAgent: incoming.header('user-agent') })
    note(collectScopeFacts(params.get('scope') ?? ''))
    note(collectRegistrationFacts(tenant, params.get('client_id') ?? ''))
    const handle = params.get('launch')
    if (handle) return prepareLaunch(tenant, params, handle)
    return { loaded: params, run: sameAttempt(tenant, params) }
  },

  async handle(context) {
    const { incoming, tenant, note, loaded: params } = context
    const { authorizeMethods } = PROFILES[context.options.profileVersion]
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method
    if (!authorizeMethods.includes(method)) return methodRefused(authorizeMethods)
    if (incoming.method === 'POST' && incoming.mediaType !== FORM_MEDIA_TYPE)
      return refuseContentType(context)
    const { options, pass } = context
    const policy = pass('authorize.policy', STRICT_AUTHORIZE_POLICY)
    const scope = pass('scopes.requested', params.get('scope') || undefined) ?? ''
    const repeated = findRepeatedNames(params)
    const attempt = { tenant, options, params, repeated, pass, policy, scope }
    let target: RedirectTarget
    try {
      target = checkRedirectTarget(attempt)
    } catch (error) {
      if (!(error instanceof AuthorizeRefusal)) throw error
      note({ error: error.reason, diagnosis: error.message })
      return respondWithRefusal(context, error)
    }
    try {
      const request = checkAuthorizeRequest(attempt, target)
      // A look ahead (HEAD, prefetch) opens nothing and uses no launch up.
      if (context.step === 'probe') return createFrameableReply(200, '', context.options, target.client)
      return await startPendingAuthorization(
        context,
        target.client,
        await createPendingAuthorization(context, request),
      )
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error
      note({ error: error.code, diagnosis: error.diagnosis })
      return respondWithError(context, { clientId: target.client.clientId, ...target }, error)
    }
  },
}

/** Prepares a request with a launch value, which names its run. */
async function prepareLaunch(
  tenant: Tenant,
  params: URLSearchParams,
  handle: string,
): Promise<Preparation<URLSearchParams>> {
  const launch = await tenant.state.findLaunch(handle)
  return {
    loaded: params,
    run: launch ? { run: launch.run, by: 'launch' } : sameAttempt(tenant, params),
  }
}

/** Returns the run of an earlier authorize request with the same state whose code was not redeemed. */
function sameAttempt({ journal }: Tenant, params: URLSearchParams): KnownRun | undefined {
  const before = journal.past.findByValue('state', params.get('state') ?? '').at(-1)
  if (before?.run === undefined || before.listener !== 'public') return undefined
  const redeemed = journal.past.findByRun(before.run).some(({ step }) => step === 'token')
  return redeemed ? undefined : { run: before.run, by: 'authorize' }
}

function refuseContentType(context: EndpointContext): Reply {
  const message = `An authorize request by POST must have the content type ${FORM_MEDIA_TYPE}, not ${context.incoming.mediaType || 'none'}.`
  const page = renderRefusalPage({
    title: 'Unreadable request',
    message,
    tryThis: [`Send the parameters as a form, with Content-Type: ${FORM_MEDIA_TYPE}.`],
  })
  return respondWithUnreadable(context, message, createUnframeableReply(400, page))
}

/** Creates the refusal of an authorize request by POST, which SMART 1.0 does not have. */
function methodRefused(allowed: readonly string[]): Reply {
  const page = renderRefusalPage({
    title: 'POST not supported',
    message: 'This version of SMART App Launch allows authorization requests by GET only.',
    tryThis: ['Send the parameters in the query of a GET request.'],
  })
  return withHeader(createUnframeableReply(405, page), 'Allow', allowed.join(', '))
}

import { FORM } from '../../core/http/incoming.ts'
import { type Reply, withHeader } from '../../core/http/reply.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import { PROFILES } from '../../core/oauth/profile.ts'
import type { Tenant } from '../../state/tenant.ts'
import type { Endpoint, KnownRun } from '../shared/endpoint.ts'
import { framedPage, plainPage } from '../shared/page-reply.ts'
import { refusalPage } from '../shared/pages/refusal-page.ts'
import { answerRedirect } from './answer-redirect.ts'
import { authorizeFacts, registrationFacts } from './authorize-facts.ts'
import { authorizeRequest } from './authorize-request.ts'
import { continueInteraction } from './interaction/interaction-flow.ts'
import { openInteraction } from './interaction/open-interaction.ts'
import { type RedirectTarget, RefusedAuthorize, redirectTarget } from './redirect-target.ts'
import { refusedAuthorizePage } from './refused-authorize.ts'
import { scopeFacts } from './scope-facts.ts'

/** The authorization endpoint, by GET and by POST (S-043 to S-059). */
export const authorizeEndpoint: Endpoint = {
  name: 'authorize',
  path: '/auth/authorize',
  methods: ['GET', 'POST'],
  cors: 'none',
  errors: 'page',
  step: () => 'authorize',

  async peek({ tenant, incoming, note }) {
    const params = incoming.method === 'POST' ? incoming.form : incoming.query
    note(authorizeFacts(params))
    note(scopeFacts(params.get('scope') ?? ''))
    note(registrationFacts(tenant, params.get('client_id') ?? ''))
    const handle = params.get('launch')
    const launch = handle ? await tenant.state.findLaunch(handle) : undefined
    return launch ? { run: launch.run, by: 'launch' } : sameAttempt(tenant, params)
  },

  async handle(context) {
    const { incoming, tenant, note } = context
    const { authorizeMethods } = PROFILES[context.options.profileVersion]
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method
    if (!authorizeMethods.includes(method)) return methodRefused(authorizeMethods)
    if (incoming.method === 'POST' && incoming.mediaType !== FORM) return wrongContentType(incoming.mediaType)
    const params = incoming.method === 'POST' ? incoming.form : incoming.query
    let target: RedirectTarget
    try {
      target = redirectTarget(tenant, context.options, params)
    } catch (error) {
      if (!(error instanceof RefusedAuthorize)) throw error
      note({ error: error.reason, diagnosis: error.message })
      return refusedAuthorizePage(error, tenant)
    }
    try {
      const request = authorizeRequest(tenant, context.options, target, params)
      // A look ahead (HEAD, prefetch) opens nothing and uses no launch up.
      if (context.step === 'probe') return framedPage(200, '', context.options, target.client)
      return await continueInteraction(context, target.client, await openInteraction(context, request))
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error
      note({ error: error.code, diagnosis: error.diagnosis })
      return answerRedirect(context, { clientId: target.client.clientId, ...target }, { error })
    }
  },
}

/** An authorize request with the state of one whose code was not redeemed belongs to the same run. */
function sameAttempt({ journal }: Tenant, params: URLSearchParams): KnownRun | undefined {
  const before = journal.past.having('state', params.get('state') ?? '').at(-1)
  if (before?.run === undefined || before.listener !== 'wire') return undefined
  const redeemed = journal.past.ofRun(before.run).some(({ step }) => step === 'token')
  return redeemed ? undefined : { run: before.run, by: 'authorize' }
}

function wrongContentType(mediaType: string): Reply {
  return plainPage(
    400,
    refusalPage({
      title: 'This request cannot be read',
      says: `An authorize request by POST has the content type ${FORM}, not ${mediaType || 'none'}.`,
      tryThis: [`Send the parameters as a form, with Content-Type: ${FORM}.`],
    }),
  )
}

/** SMART 1.0 has no authorize request by POST. */
function methodRefused(allowed: readonly string[]): Reply {
  const page = refusalPage({
    title: 'Not by POST',
    says: 'The version of SMART App Launch that this server speaks has authorize requests by GET only.',
    tryThis: ['Send the parameters in the query of a GET.'],
  })
  return withHeader(plainPage(405, page), 'Allow', allowed.join(', '))
}

import { randomId } from '../core/id.ts'
import { FORM } from '../core/incoming.ts'
import { OAuthError } from '../core/oauth-error.ts'
import type { Reply } from '../core/reply.ts'
import { honestRedirect, redirectReply } from '../oauth/authorize-redirect.ts'
import {
  type AuthorizeRequest,
  authorizeRequest,
  type RedirectTarget,
  RefusedAuthorize,
  redirectTarget,
} from '../oauth/authorize-request.ts'
import { hasScope } from '../oauth/scope-policy.ts'
import { refusalPage } from '../pages/index.ts'
import type { Interaction } from '../state/interaction.ts'
import type { Tenant } from '../state/tenant.ts'
import { noteAuthorize, noteRegistration } from './authorize-facts.ts'
import type { Endpoint, EndpointContext, Peek } from './endpoint.ts'
import { continueInteraction } from './interaction-flow.ts'
import { plainPage } from './page-reply.ts'
import { refusedAuthorizePage } from './refused-authorize.ts'
import { noteScopes } from './scope-facts.ts'

const INTERACTION_MS = 30 * 60_000

/** The authorization endpoint, by GET and by POST (S-043 to S-059). */
export const authorizeEndpoint: Endpoint = {
  name: 'authorize',
  path: '/auth/authorize',
  methods: ['GET', 'POST'],
  cors: 'none',
  errors: 'page',
  step: () => 'authorize',

  async peek({ tenant, incoming }) {
    const params = incoming.method === 'POST' ? incoming.form : incoming.query
    const launch = await tenant.state.findLaunch(params.get('launch') ?? '')
    return {
      facts: {
        ...noteAuthorize(params),
        ...noteScopes(params.get('scope') ?? ''),
        ...noteRegistration(tenant, params.get('client_id') ?? ''),
      },
      ...(launch ? { run: { run: launch.run, by: 'launch' as const } } : sameAttempt(tenant, params)),
    }
  },

  async handle(context) {
    const { incoming, tenant, note } = context
    if (incoming.method === 'POST' && incoming.mediaType !== FORM) return wrongContentType(incoming.mediaType)
    const params = incoming.method === 'POST' ? incoming.form : incoming.query
    let target: RedirectTarget
    try {
      target = redirectTarget(tenant, params)
    } catch (error) {
      if (!(error instanceof RefusedAuthorize)) throw error
      note({ error: error.reason, diagnosis: error.message })
      return refusedAuthorizePage(error, tenant)
    }
    try {
      const request = authorizeRequest(tenant, context.options, target, params)
      return await continueInteraction(context, target.client, await openInteraction(context, request))
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error
      note({ error: error.code, diagnosis: error.diagnosis })
      return redirectReply(
        context.pass('authorize.redirect', honestRedirect(tenant.issuer, target, incoming.method, { error })),
      )
    }
  },
}

/** An authorize request with the state of one whose code was not redeemed belongs to the same run. */
function sameAttempt({ journal }: Tenant, params: URLSearchParams): Peek {
  const before = journal.past.having('state', params.get('state') ?? '').at(-1)
  if (before?.run === undefined || before.listener !== 'wire') return {}
  const redeemed = journal.past.ofRun(before.run).some(({ step }) => step === 'token')
  return redeemed ? {} : { run: { run: before.run, by: 'authorize' } }
}

/** Keeps an accepted request until its user has decided; an EHR launch brings user and context along (S-050). */
async function openInteraction(context: EndpointContext, request: AuthorizeRequest): Promise<Interaction> {
  const { tenant, run, options, note } = context
  const launch = request.launch === undefined ? undefined : await usedLaunch(context, request)
  const scope = launch ? request.scope : withoutLaunch(request.scope)
  if (scope === '') throw new OAuthError('invalid_scope', 'The scope launch needs a launch parameter')
  for (const { scope: name, why } of request.dropped) note({ diagnosis: `scope ${name} is left out: ${why}` })
  const user = launch?.user ?? options.autoApprove?.user
  const patient = options.autoApprove?.patient
  const interaction: Interaction = {
    id: `i.${tenant.name}.${tenant.journal.epoch}.${randomId()}`,
    run,
    clientId: request.client.clientId,
    redirectUri: request.redirectUri,
    state: request.state,
    scope,
    nonce: request.nonce,
    codeChallenge: request.codeChallenge,
    ehrLaunch: launch !== undefined,
    user,
    context: launch?.context ?? (patient === undefined ? {} : { patient }),
    authTime: user === undefined ? undefined : Math.floor(tenant.clock.wireNow() / 1000),
    expiresAt: tenant.clock.expiryNow() + INTERACTION_MS,
  }
  await tenant.state.putInteraction(interaction)
  return interaction
}

async function usedLaunch({ tenant }: EndpointContext, request: AuthorizeRequest) {
  const use = await tenant.state.useLaunch(
    request.launch ?? '',
    request.client.clientId,
    tenant.clock.expiryNow(),
  )
  if (use.outcome === 'used') return use.launch
  const says = {
    unknown: 'is not one that this server issued',
    expired: 'has expired',
    'used-before': 'was used before; each launch has its own',
    foreign: 'was issued for another client',
  }[use.outcome]
  throw new OAuthError('invalid_request', `The launch value ${says}`)
}

/** Without a launch there is no EHR context to bind, so the bare `launch` scope is left out. */
function withoutLaunch(scope: string): string {
  if (!hasScope(scope, 'launch')) return scope
  return scope
    .split(' ')
    .filter((token) => token !== 'launch')
    .join(' ')
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

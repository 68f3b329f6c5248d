import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { isEnforced } from '../../core/declare/server-requirements.ts'
import { FORM_MEDIA_TYPE, type HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'
import type { Grant } from '../../core/oauth/grant.ts'
import type { Session } from '../../state/session.ts'
import { describeScope } from '../authorization/pages/describe-scope.ts'
import { renderSignInPage } from '../authorization/pages/render-sign-in-page.ts'
import type { Endpoint, EndpointContext } from '../shared/endpoint.ts'
import { createBanner, createUnframeableReply } from '../shared/page-reply.ts'
import { createExpiredSessionCookie, findSession, openSession } from '../shared/session-cookie.ts'
import { renderManagePage } from './render-manage-page.ts'

/** The endpoint where a user sees which apps have access, withdraws it, and signs out (S-138, S-093). */
export const manageEndpoint: Endpoint<Session | undefined> = {
  name: 'manage',
  path: '/auth/manage',
  methods: ['GET', 'POST'],
  cors: 'none',
  errors: 'page',
  step: 'manage',

  async prepare(context) {
    const loaded = await findSession(context)
    context.note({ user: loaded?.user })
    return { loaded }
  },

  async handle(context) {
    const { incoming, loaded: session } = context
    if (incoming.method !== 'POST') return session ? overview(context, session) : signIn(context)
    const form = incoming.mediaType === FORM_MEDIA_TYPE ? incoming.form : new URLSearchParams()
    if (form.get('step') === 'sign-in') return signedIn(context, form.get('user') ?? '')
    if (!session) return signIn(context, 'Sign in again: the session has ended.')
    if (form.get('step') === 'withdraw') return withdraw(context, session, form.get('family') ?? '')
    return form.get('step') === 'sign-out' ? signOut(context, session) : overview(context, session)
  },
}

function signIn(context: EndpointContext, problem?: string): Reply {
  const { tenant } = context
  const page = renderSignInPage({
    shell: { clientName: 'Access management', clientHost: tenant.issuer, ...createBanner(context) },
    action: actionOf(context),
    interaction: '',
    users: tenant.users,
    ...(problem === undefined ? {} : { problem }),
  })
  return createUnframeableReply(problem === undefined ? 200 : 400, page)
}

async function signedIn(context: EndpointContext, user: string): Promise<Reply> {
  const { tenant, note } = context
  if (!tenant.users.some(({ reference }) => reference === user)) {
    return signIn(context, 'Choose one of the users.')
  }
  note({ user })
  return again(context, [await openSession(tenant, user, Math.floor(tenant.clock.now() / 1000))])
}

async function overview(context: EndpointContext, { user }: Session): Promise<Reply> {
  const { tenant } = context
  const grants = await tenant.state.grantsOf(user, tenant.clock.expiryNow())
  const page = renderManagePage({
    action: actionOf(context),
    user: tenant.users.find(({ reference }) => reference === user)?.name ?? user,
    grants: grants.map((grant) => shown(context, grant)),
    ...createBanner(context),
  })
  return createUnframeableReply(200, page)
}

function shown({ tenant, fhir }: EndpointContext, grant: Grant) {
  const { patient } = grant.context
  return {
    family: grant.family,
    clientName: tenant.client(grant.clientId)?.name ?? grant.clientId,
    since: new Date(grant.authTime * 1000).toISOString().slice(0, 16).replace('T', ' '),
    patient: patient === undefined ? undefined : (fhir.patientRow(patient)?.name ?? patient),
    scopes: parseScopeString(grant.scope).map(describeScope),
  }
}

/** Withdraws a grant, which must be the user's own. */
async function withdraw(context: EndpointContext, { user }: Session, family: string): Promise<Reply> {
  const { state, clock } = context.tenant
  const grants = await state.grantsOf(user, clock.expiryNow())
  if (grants.some((grant) => grant.family === family)) await state.revokeFamily(family)
  return again(context)
}

/** Ends the user's session, and with it the grants for its duration. */
async function signOut(context: EndpointContext, { id, user }: Session): Promise<Reply> {
  const { tenant, options } = context
  await tenant.state.endSession(id)
  if (isEnforced(options, 'online-session')) await tenant.state.endSessions(user)
  return again(context, [createExpiredSessionCookie(tenant)])
}

function again(context: EndpointContext, headers: readonly HeaderPair[] = []): Reply {
  return {
    status: 303,
    headers: [['Location', actionOf(context)], ['Cache-Control', 'no-store'], ...headers],
    body: '',
  }
}

const actionOf = ({ tenant }: EndpointContext): string => `${tenant.issuer}/manage`

import { findUserPatients } from '@smart-mock/fhir-engine'
import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { Reply } from '../../../core/http/reply.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import type { Endpoint, EndpointContext } from '../../shared/endpoint.ts'
import { openSession } from '../../shared/session-cookie.ts'
import { listScopeOffers } from '../granular/list-scope-offers.ts'
import { findForeignScope, selectScopes } from '../granular/select-scopes.ts'
import { continuePendingAuthorization } from './continue-pending-authorization.ts'
import { approveAuthorization, createAlreadyDecidedReply, denyAuthorization } from './decide-authorization.ts'
import { findClient } from './find-client.ts'
import { findDueStep } from './find-due-step.ts'
import { findPatientOfUser } from './find-patient-of-user.ts'

interface LoadedDecision {
  readonly params: URLSearchParams
  readonly interaction: PendingAuthorization | undefined
}

/** The endpoint that the forms of sign-in, patient picker and consent post to. */
export const decideEndpoint: Endpoint<LoadedDecision> = {
  name: 'decide',
  path: '/auth/decide',
  methods: ['GET', 'POST'],
  cors: 'none',
  errors: 'page',
  step: 'decide',

  async prepare({ tenant, incoming, note }) {
    const params = incoming.method === 'POST' ? incoming.form : incoming.query
    const interaction = await tenant.state.findInteraction(
      params.get('interaction') ?? '',
      tenant.clock.expiryNow(),
    )
    const loaded = { params, interaction }
    if (!interaction) return { loaded }
    const { clientId, user, run, scope } = interaction
    note({ clientId, user, scope })
    return { loaded, run: run === undefined ? undefined : { run, by: 'code' } }
  },

  async handle(context) {
    const { incoming } = context
    const { params, interaction } = context.loaded
    const client = interaction && findClient(context, interaction)
    if (!interaction || !client) return createAlreadyDecidedReply()
    if (incoming.method !== 'POST') {
      const offset = Number(params.get('offset') ?? '0')
      return continuePendingAuthorization(context, client, interaction, {
        query: (params.get('q') ?? '').slice(0, 200),
        offset: Number.isInteger(offset) && offset > 0 ? Math.min(offset, 1_000_000) : 0,
      })
    }
    return decideStep(context, interaction, params)
  },
}

/** Handles the form of the step that is due; returns the page of that step for any other form. */
async function decideStep(
  context: EndpointContext,
  interaction: PendingAuthorization,
  params: URLSearchParams,
): Promise<Reply> {
  const due = findDueStep(context, interaction)
  if (params.get('step') !== due) return advance(context, interaction)
  if (due === 'sign-in') return signIn(context, interaction, params.get('user') ?? '')
  if (due === 'pick-patient') return pickPatient(context, interaction, params.get('patient') ?? '')
  return consent(context, interaction, params)
}

async function signIn(
  context: EndpointContext,
  interaction: PendingAuthorization,
  user: string,
): Promise<Reply> {
  const { tenant, fhir } = context
  if (!tenant.users.some(({ reference }) => reference === user)) {
    return advance(context, interaction, 'Choose one of the users.')
  }
  const patient = interaction.ehrLaunch ? undefined : findPatientOfUser(fhir, user)
  const authTime = Math.floor(tenant.clock.now() / 1000)
  const reply = await advance(context, {
    ...interaction,
    user,
    authTime,
    context: patient === undefined ? interaction.context : { ...interaction.context, patient },
  })
  return { ...reply, headers: [...reply.headers, await openSession(tenant, user, authTime)] }
}

async function pickPatient(
  context: EndpointContext,
  interaction: PendingAuthorization,
  patient: string,
): Promise<Reply> {
  const { fhir } = context
  const own = findUserPatients(interaction.user, fhir)
  if (!fhir.patientRow(patient) || own?.has(patient) === false)
    return advance(context, interaction, 'Choose one of the patients.')
  return advance(context, { ...interaction, context: { ...interaction.context, patient } })
}

async function consent(
  context: EndpointContext,
  interaction: PendingAuthorization,
  params: URLSearchParams,
): Promise<Reply> {
  const { options } = context
  if (params.get('decision') === 'deny')
    return isEnforced(options, 'denial')
      ? denyAuthorization(context, interaction)
      : approveAuthorization(context, interaction, interaction.scope)
  if (params.get('decision') !== 'allow') return advance(context, interaction, 'Choose Allow or Deny.')
  const ticked = new Set(params.getAll('scope'))
  const offers = listScopeOffers(interaction.scope, context.fhir)
  const foreign = findForeignScope(offers, ticked)
  if (foreign !== undefined) {
    return advance(context, interaction, `The scope ${foreign} was not requested, so it cannot be granted.`)
  }
  const scope = isEnforced(options, 'consent-selection') ? selectScopes(offers, ticked) : interaction.scope
  return scope === ''
    ? denyAuthorization(context, interaction)
    : approveAuthorization(context, interaction, scope)
}

async function advance(
  context: EndpointContext,
  interaction: PendingAuthorization,
  problem?: string,
): Promise<Reply> {
  const client = findClient(context, interaction)
  if (!client) return createAlreadyDecidedReply()
  await context.tenant.state.putInteraction(interaction)
  return continuePendingAuthorization(context, client, interaction, problem === undefined ? {} : { problem })
}

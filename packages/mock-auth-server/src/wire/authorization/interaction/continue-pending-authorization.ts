import { findUserPatients } from '@smart-mock/fhir-engine'
import { searchUpstreamPatients } from '@smart-mock/fhir-engine/upstream'
import type { Reply } from '../../../core/http/reply.ts'
import type { Client } from '../../../core/oauth/client.ts'
import { mergeClientOptions } from '../../../core/oauth/merge-client-options.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { createFrameableReply, createPageShell } from '../../shared/page-reply.ts'
import { listScopeOffers } from '../granular/list-scope-offers.ts'
import { withGranularScopes } from '../granular/with-granular-scopes.ts'
import { describeOffer } from '../pages/describe-offer.ts'
import { renderConsentPage } from '../pages/render-consent-page.ts'
import { renderPatientPickerPage } from '../pages/render-patient-picker-page.ts'
import { renderSignInPage } from '../pages/render-sign-in-page.ts'
import { approveAuthorization } from './decide-authorization.ts'
import { findDueStep } from './find-due-step.ts'
import { findPriorConsent } from './find-prior-consent.ts'
import { isPatientRequired } from './is-patient-required.ts'

const PAGE_SIZE = 10

export interface PickerView {
  readonly query?: string
  readonly offset?: number
  readonly problem?: string
}

/** Returns the next reply for the user: sign-in, patient picker, consent, or the redirect to the app. */
export async function continuePendingAuthorization(
  context: EndpointContext,
  client: Client,
  interaction: PendingAuthorization,
  view: PickerView = {},
): Promise<Reply> {
  const { options, tenant } = context
  if (interaction.silent) return continueSilently(context, interaction)
  const due = findDueStep(context, interaction)
  if (due === 'consent' && consentGiven(options, interaction)) return approveWithoutPage(context, interaction)
  const form = {
    shell: createPageShell(context, client, interaction.embedded),
    action: `${tenant.base}/auth/decide`,
    interaction: interaction.id,
  }
  const page = (html: string) => createFrameableReply(200, html, mergeClientOptions(options, client), client)
  const problem = view.problem === undefined ? {} : { problem: view.problem }
  const { missing } = interaction
  if (due === 'sign-in') {
    const { loginHint } = interaction
    const hint = loginHint === undefined ? {} : { loginHint }
    return page(
      renderSignInPage({
        ...form,
        users: tenant.users,
        ...hint,
        ...sayMissing('user', missing.user),
        ...problem,
      }),
    )
  }
  if (due === 'pick-patient') {
    const { query = '', offset = 0 } = view
    if (context.upstream) await searchUpstreamPatients(context.upstream, context.fhir, query)
    const ids = findUserPatients(interaction.user, context.fhir)
    const found = context.fhir.findPatients({ text: query, offset, count: PAGE_SIZE, ids })
    return page(
      renderPatientPickerPage({
        ...form,
        patients: found.patients,
        total: found.total,
        query,
        offset,
        pageSize: PAGE_SIZE,
        ...sayMissing('patient', missing.patient),
        ...problem,
      }),
    )
  }
  const user = tenant.users.find(({ reference }) => reference === interaction.user)
  const patient = interaction.context.patient && context.fhir.patientRow(interaction.context.patient)
  return page(
    renderConsentPage({
      ...form,
      ...(user ? { user } : {}),
      ...(patient ? { patient } : {}),
      scopes: listScopeOffers(interaction.scope, context.fhir).map(describeOffer),
      ...problem,
    }),
  )
}

/** Says that a person who was named does not exist here, as the problem of the page that then asks. */
const sayMissing = (role: 'user' | 'patient', id: string | undefined): { problem?: string } =>
  id === undefined
    ? {}
    : { problem: `The launch names the ${role} ${id}, whom this server does not have. Choose another one.` }

function consentGiven({ autoApprove }: TenantOptions, { consented }: PendingAuthorization): boolean {
  if (consented) return true
  return autoApprove !== undefined && autoApprove.consent !== 'ask'
}

/** Continues without pages (`prompt=none`): earlier decisions apply, or the request fails. */
async function continueSilently(context: EndpointContext, interaction: PendingAuthorization): Promise<Reply> {
  const { tenant, options } = context
  if (interaction.user === undefined) throw new OAuthError('login_required', 'No user is signed in')
  const before = await findPriorConsent(tenant, interaction)
  const patient = interaction.context.patient ?? before?.context.patient
  if (patient === undefined && isPatientRequired(context.pass, interaction)) {
    throw new OAuthError('interaction_required', 'A patient must be chosen')
  }
  if (!before && !consentGiven(options, interaction)) {
    throw new OAuthError('consent_required', 'The user has not consented to this before')
  }
  const chosen = { ...interaction.context, ...(patient === undefined ? {} : { patient }) }
  return approveWithoutPage(context, { ...interaction, context: chosen })
}

/** Grants what is requested, or what the tenant grants in its place. */
const approveWithoutPage = (context: EndpointContext, interaction: PendingAuthorization): Promise<Reply> =>
  approveAuthorization(
    context,
    interaction,
    withGranularScopes(interaction.scope, context.options.autoApprove?.granularScope),
  )

import { findUserPatients } from '@smart-mock/fhir-engine'
import { searchUpstreamPatients } from '@smart-mock/fhir-engine/upstream'
import type { Reply } from '../../../core/http/reply.ts'
import type { Client } from '../../../core/oauth/client.ts'
import { mergeClientOptions } from '../../../core/oauth/merge-client-options.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { createFrameableReply, createPageShell } from '../../shared/page-reply.ts'
import { listScopeOffers } from '../granular/list-scope-offers.ts'
import { describeOffer } from '../pages/describe-offer.ts'
import { renderConsentPage } from '../pages/render-consent-page.ts'
import { renderPatientPickerPage } from '../pages/render-patient-picker-page.ts'
import { renderSignInPage } from '../pages/render-sign-in-page.ts'
import { findDueStep } from './find-due-step.ts'

const PAGE_SIZE = 10

/** The search or the mistake of the user, for the page that is shown again. */
export interface PageView {
  readonly query?: string
  readonly offset?: number
  readonly problem?: string
}

/** Creates the reply with the page of the step that is due: sign-in, patient picker or consent. */
export async function createDuePageReply(
  context: EndpointContext,
  client: Client,
  interaction: PendingAuthorization,
  view: PageView = {},
): Promise<Reply> {
  const { options, tenant } = context
  const due = findDueStep(context, interaction)
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

import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { meetPatients } from '@smart-mock/fhir-engine/upstream'
import type { Reply } from '../../../core/http/reply.ts'
import type { Client } from '../../../core/oauth/client.ts'
import { optionsFor } from '../../../core/oauth/client-options.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { Interaction } from '../../../state/interaction.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { framedPage, shellFor } from '../../shared/page-reply.ts'
import { needsPatient } from '../../shared/scope-policy.ts'
import { consentPage } from '../pages/consent-page.ts'
import { describeScope } from '../pages/describe-scope.ts'
import { patientPickerPage } from '../pages/patient-picker-page.ts'
import { signInPage } from '../pages/sign-in-page.ts'
import { approve } from './end-interaction.ts'
import { priorConsent } from './prior-consent.ts'

const PAGE_SIZE = 10

export interface PickerView {
  readonly query?: string
  readonly offset?: number
  readonly problem?: string
}

/** What comes next for the user: sign in, choose a patient, consent, or back to the app. */
export async function continueInteraction(
  context: EndpointContext,
  client: Client,
  interaction: Interaction,
  view: PickerView = {},
): Promise<Reply> {
  const { options, tenant } = context
  const form = {
    shell: shellFor(context, client),
    action: `${tenant.base}/auth/decide`,
    interaction: interaction.id,
  }
  const page = (html: string) => framedPage(200, html, optionsFor(options, client), client)
  const problem = view.problem === undefined ? {} : { problem: view.problem }
  if (interaction.silent) return continueSilently(context, interaction)
  if (interaction.user === undefined) {
    const { loginHint } = interaction
    const hint = loginHint === undefined ? {} : { loginHint }
    return page(signInPage({ ...form, users: tenant.users, ...hint, ...problem }))
  }
  if (needsPatient(interaction.scope) && interaction.context.patient === undefined) {
    const { query = '', offset = 0 } = view
    if (context.upstream) await meetPatients(context.upstream, context.fhir, query)
    const found = context.fhir.findPatients(query, offset, PAGE_SIZE)
    return page(
      patientPickerPage({
        ...form,
        patients: found.patients,
        total: found.total,
        query,
        offset,
        pageSize: PAGE_SIZE,
        ...problem,
      }),
    )
  }
  if (consentGiven(options, interaction)) return approve(context, interaction, interaction.scope)
  const user = tenant.users.find(({ reference }) => reference === interaction.user)
  const patient = interaction.context.patient && context.fhir.patientRow(interaction.context.patient)
  return page(
    consentPage({
      ...form,
      ...(user ? { user } : {}),
      ...(patient ? { patient } : {}),
      scopes: parseScopeString(interaction.scope).map(describeScope),
      ...problem,
    }),
  )
}

function consentGiven({ autoApprove }: TenantOptions, { consented }: Interaction): boolean {
  if (consented) return true
  return autoApprove !== undefined && autoApprove.consent !== 'ask'
}

/** Without any page (`prompt=none`): what was decided before decides, or the request fails. */
async function continueSilently(context: EndpointContext, interaction: Interaction): Promise<Reply> {
  const { tenant, options } = context
  if (interaction.user === undefined) throw new OAuthError('login_required', 'Nobody is signed in')
  const before = await priorConsent(tenant, interaction)
  const patient = interaction.context.patient ?? before?.context.patient
  if (needsPatient(interaction.scope) && patient === undefined) {
    throw new OAuthError('interaction_required', 'A patient has to be chosen')
  }
  if (!before && !consentGiven(options, interaction)) {
    throw new OAuthError('consent_required', 'The user has not agreed to this before')
  }
  const chosen = { ...interaction.context, ...(patient === undefined ? {} : { patient }) }
  return approve(context, { ...interaction, context: chosen }, interaction.scope)
}

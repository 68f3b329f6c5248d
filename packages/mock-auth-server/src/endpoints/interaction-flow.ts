import type { Client } from '../core/client.ts'
import { mint, randomId } from '../core/id.ts'
import { OAuthError } from '../core/oauth-error.ts'
import type { Reply } from '../core/reply.ts'
import { parseScopeString } from '../core/scopes.ts'
import { honestRedirect, redirectReply } from '../oauth/authorize-redirect.ts'
import { needsPatient } from '../oauth/scope-policy.ts'
import { consentPage, describeScope, patientPickerPage, refusalPage, signInPage } from '../pages/index.ts'
import type { Interaction } from '../state/interaction.ts'
import type { EndpointContext } from './endpoint.ts'
import { framedPage, plainPage, shellFor } from './page-reply.ts'

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
  const page = (html: string) => framedPage(200, html, options, client)
  const problem = view.problem === undefined ? {} : { problem: view.problem }
  if (interaction.user === undefined) {
    return page(signInPage({ ...form, users: tenant.users, ...problem }))
  }
  if (needsPatient(interaction.scope) && interaction.context.patient === undefined) {
    const { query = '', offset = 0 } = view
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
  if (options.autoApprove) return approve(context, interaction, interaction.scope)
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

/** Ends the interaction with a code for the scopes that the user left ticked (S-057, S-059). */
export async function approve(
  context: EndpointContext,
  interaction: Interaction,
  scope: string,
): Promise<Reply> {
  const { tenant, options, note, pass } = context
  if (!(await tenant.state.endInteraction(interaction.id))) return alreadyDecided()
  const code = pass('authorize.code', mint('code', tenant.name, tenant.journal.epoch))
  const { context: launchContext, user } = interaction
  await tenant.state.putCode({
    code,
    grant: {
      family: randomId(),
      run: context.run,
      clientId: interaction.clientId,
      user,
      scope,
      context: needsPatient(scope) || interaction.ehrLaunch ? launchContext : {},
      nonce: interaction.nonce,
      authTime: interaction.authTime ?? Math.floor(tenant.clock.wireNow() / 1000),
    },
    redirectUri: interaction.redirectUri,
    codeChallenge: pass('authorize.challenge', interaction.codeChallenge),
    expiresAt: tenant.clock.expiryNow() + options.codeLifetimeS * 1000,
  })
  note({ issuedCode: code, grantedScope: scope, issuedState: interaction.state })
  note({ redirectUri: interaction.redirectUri })
  if (interaction.codeChallenge !== undefined) note({ codeChallenge: interaction.codeChallenge })
  return redirect(context, interaction, { code })
}

/** Ends the interaction with `access_denied` by redirect (S-058). */
export async function deny(context: EndpointContext, interaction: Interaction): Promise<Reply> {
  if (!(await context.tenant.state.endInteraction(interaction.id))) return alreadyDecided()
  context.note({ error: 'access_denied' })
  return redirect(context, interaction, {
    error: new OAuthError('access_denied', 'The user denied the request'),
  })
}

function redirect(
  { tenant, incoming, pass, note }: EndpointContext,
  interaction: Interaction,
  outcome: { code: string } | { error: OAuthError },
): Reply {
  const honest = honestRedirect(tenant.issuer, interaction, incoming.method, outcome)
  const reply = redirectReply(pass('authorize.redirect', honest))
  const location = reply.headers.find(([name]) => name === 'Location')?.[1]
  if (location !== undefined) note({ issuedUrl: location })
  return reply
}

/** The user pressed twice, went back, or came too late. */
export function alreadyDecided(): Reply {
  return plainPage(
    400,
    refusalPage({
      title: 'This sign-in is over',
      says: 'It was already decided, it is older than 30 minutes, or the tenant was reset.',
      tryThis: ['Go back to the app and start again.'],
    }),
  )
}

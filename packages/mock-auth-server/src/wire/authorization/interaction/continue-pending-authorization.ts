import type { Reply } from '../../../core/http/reply.ts'
import type { Client } from '../../../core/oauth/client.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { withGranularScopes } from '../granular/with-granular-scopes.ts'
import { createDuePageReply, type PageView } from './create-due-page-reply.ts'
import { approveAuthorization, issueCode } from './decide-authorization.ts'
import { findDueStep } from './find-due-step.ts'
import { findPriorConsent } from './find-prior-consent.ts'
import { isPatientRequired } from './is-patient-required.ts'

/**
 * Returns the first reply to an accepted request: the redirect to the app where the user need not be asked, and
 * otherwise a page, for which the request is stored.
 */
export async function startPendingAuthorization(
  context: EndpointContext,
  client: Client,
  interaction: PendingAuthorization,
): Promise<Reply> {
  if (interaction.silent) return await continueSilently(context, interaction)
  if (isConsentGiven(context, interaction))
    return await issueCode(context, interaction, chooseScope(context, interaction))
  await context.tenant.state.putInteraction(interaction)
  return createDuePageReply(context, client, interaction)
}

/** Returns the next reply to a request that is stored: a page, or the redirect to the app. */
export async function continuePendingAuthorization(
  context: EndpointContext,
  client: Client,
  interaction: PendingAuthorization,
  view: PageView = {},
): Promise<Reply> {
  return isConsentGiven(context, interaction)
    ? approveAuthorization(context, interaction, chooseScope(context, interaction))
    : createDuePageReply(context, client, interaction, view)
}

/** Returns `true` when only the consent is due, and was given before or is given by the tenant. */
function isConsentGiven(context: EndpointContext, interaction: PendingAuthorization): boolean {
  return (
    findDueStep(context, interaction) === 'consent' &&
    (interaction.consented || isConsentAutomatic(context.options))
  )
}

/** Returns `true` when the tenant consents in place of its user. */
function isConsentAutomatic({ autoApprove }: TenantOptions): boolean {
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
  if (!before && !interaction.consented && !isConsentAutomatic(options)) {
    throw new OAuthError('consent_required', 'The user has not consented to this before')
  }
  const chosen = { ...interaction.context, ...(patient === undefined ? {} : { patient }) }
  return issueCode(context, { ...interaction, context: chosen }, chooseScope(context, interaction))
}

/** Returns the scope that is requested, or what the tenant grants in its place. */
function chooseScope({ options }: EndpointContext, { scope }: PendingAuthorization): string {
  return withGranularScopes(scope, options.autoApprove?.granularScope)
}

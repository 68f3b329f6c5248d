import { findUserPatients } from '@smart-mock/fhir-engine'
import type { Reply } from '../../../core/http/reply.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import { createRandomId, mint } from '../../../core/util/id.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { createUnframeableReply } from '../../shared/page-reply.ts'
import { renderRefusalPage } from '../../shared/pages/render-refusal-page.ts'
import { respondWithRedirect } from '../respond-with-redirect.ts'
import { resolveLaunchContext } from './resolve-launch-context.ts'

/** Ends the interaction with a code for the scopes that the user left ticked (S-057, S-059). */
export async function approveAuthorization(
  context: EndpointContext,
  interaction: PendingAuthorization,
  scope: string,
): Promise<Reply> {
  if (!(await context.tenant.state.endInteraction(interaction.id))) return createAlreadyDecidedReply()
  return issueCode(context, interaction, scope)
}

/** Issues a code for those scopes, by redirect; the request is not stored, or no longer. */
export async function issueCode(
  context: EndpointContext,
  interaction: PendingAuthorization,
  scope: string,
): Promise<Reply> {
  const { tenant, options, note, pass } = context
  const patients = findUserPatients(interaction.user, context.fhir)
  const code = pass('authorize.code', mint('code', tenant.name, tenant.journal.epoch))
  await tenant.state.putCode({
    code,
    grant: {
      family: createRandomId(),
      run: context.run,
      clientId: interaction.clientId,
      user: interaction.user,
      userPatients: patients && [...patients],
      scope,
      context: resolveLaunchContext(context, interaction, scope),
      nonce: interaction.nonce,
      authTime: interaction.authTime ?? Math.floor(tenant.clock.now() / 1000),
    },
    redirectUri: interaction.redirectUri,
    isRedirectUriImplied: interaction.isRedirectUriImplied,
    launchProblem: interaction.launchProblem,
    codeChallenge: pass('authorize.challenge', interaction.codeChallenge),
    expiresAt: tenant.clock.expiryNow() + options.codeLifetimeS * 1000,
  })
  const { state, redirectUri, codeChallenge } = interaction
  note({ issuedCode: code, grantedScope: scope, issuedState: state, redirectUri, codeChallenge })
  return respondWithRedirect(context, interaction, { code })
}

/** Ends the interaction with `access_denied` by redirect (S-058). */
export async function denyAuthorization(
  context: EndpointContext,
  interaction: PendingAuthorization,
): Promise<Reply> {
  if (!(await context.tenant.state.endInteraction(interaction.id))) return createAlreadyDecidedReply()
  context.note({ error: 'access_denied' })
  return respondWithRedirect(context, interaction, {
    error: new OAuthError('access_denied', 'The user denied the request'),
  })
}

/** Creates the page for a user who pressed twice, went back, or was too late. */
export function createAlreadyDecidedReply(): Reply {
  return createUnframeableReply(
    400,
    renderRefusalPage({
      title: 'This sign-in has ended',
      message: 'It was already decided, it is older than 30 minutes, or the tenant was reset.',
      tryThis: ['Go back to the app and start again.'],
    }),
  )
}

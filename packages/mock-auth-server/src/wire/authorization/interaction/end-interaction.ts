import type { Reply } from '../../../core/http/reply.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import { mint, randomId } from '../../../core/util/id.ts'
import type { Interaction } from '../../../state/interaction.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { plainPage } from '../../shared/page-reply.ts'
import { refusalPage } from '../../shared/pages/refusal-page.ts'
import { answerRedirect } from '../answer-redirect.ts'
import { grantedContext } from './granted-context.ts'

/** Ends the interaction with a code for the scopes that the user left ticked (S-057, S-059). */
export async function approve(
  context: EndpointContext,
  interaction: Interaction,
  scope: string,
): Promise<Reply> {
  const { tenant, options, note, pass } = context
  if (!(await tenant.state.endInteraction(interaction.id))) return alreadyDecided()
  const code = pass('authorize.code', mint('code', tenant.name, tenant.journal.epoch))
  await tenant.state.putCode({
    code,
    grant: {
      family: randomId(),
      run: context.run,
      clientId: interaction.clientId,
      user: interaction.user,
      scope,
      context: await grantedContext(context, interaction, scope),
      nonce: interaction.nonce,
      authTime: interaction.authTime ?? Math.floor(tenant.clock.wireNow() / 1000),
    },
    redirectUri: interaction.redirectUri,
    codeChallenge: pass('authorize.challenge', interaction.codeChallenge),
    expiresAt: tenant.clock.expiryNow() + options.codeLifetimeS * 1000,
  })
  const { state, redirectUri, codeChallenge } = interaction
  note({ issuedCode: code, grantedScope: scope, issuedState: state, redirectUri, codeChallenge })
  return answerRedirect(context, interaction, { code })
}

/** Ends the interaction with `access_denied` by redirect (S-058). */
export async function deny(context: EndpointContext, interaction: Interaction): Promise<Reply> {
  if (!(await context.tenant.state.endInteraction(interaction.id))) return alreadyDecided()
  context.note({ error: 'access_denied' })
  return answerRedirect(context, interaction, {
    error: new OAuthError('access_denied', 'The user denied the request'),
  })
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

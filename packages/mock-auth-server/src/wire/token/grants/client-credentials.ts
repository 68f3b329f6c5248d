import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import { createRandomId } from '../../../core/util/id.ts'
import { decideScopes } from '../../shared/scope-policy.ts'
import { issueTokens } from '../issue-tokens.ts'
import type { GrantType } from './grant-type.ts'

/** A backend service's own access, by signed assertion only (SMART "backend-services", S-103 to S-107). */
export const clientCredentials: GrantType = {
  type: 'client_credentials',
  advertised: true,

  async issue(request) {
    const { tenant, options, form, client, note, run, pass } = request
    if (client.type !== 'backend') {
      throw new OAuthError(
        'unauthorized_client',
        `The client ${client.clientId} is registered as ${client.type}; client_credentials is for backend services, which authenticate with private_key_jwt`,
      )
    }
    const asked = form.get('scope')
    if (!asked) throw new OAuthError('invalid_request', 'The parameter scope is missing')
    const { granted, dropped } = decideScopes(asked, client, {
      version: options.profileVersion,
      ehrLaunch: false,
    })
    const [first] = dropped
    if (granted.length === 0) {
      throw new OAuthError('invalid_scope', `None of the scopes can be granted: ${first?.why ?? 'none'}`)
    }
    if (first) note({ diagnosis: `scope ${first.scope} is left out: ${first.why}` })
    const grant = pass('token.grant', {
      family: createRandomId(),
      run,
      clientId: client.clientId,
      user: undefined,
      scope: granted.join(' '),
      context: {},
      nonce: undefined,
      authTime: Math.floor(tenant.clock.now() / 1000),
    })
    const lifetimeS = Math.min(options.backendTokenLifetimeS, options.accessTokenLifetimeS)
    return issueTokens(
      { ...request, options: { ...options, accessTokenLifetimeS: lifetimeS } },
      grant,
      grant.scope,
      undefined,
    )
  },
}

import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { Client } from '../../../core/oauth/client.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import { DEFAULT_OPTIONS, type TenantOptions } from '../../../core/oauth/options.ts'
import { createRandomId } from '../../../core/util/id.ts'
import { decideScopes } from '../../shared/scope-policy.ts'
import { issueTokens } from '../issue-tokens.ts'
import type { GrantType, TokenRequest } from './grant-type.ts'

/** A backend service's own access, by signed assertion only (SMART "backend-services", S-103 to S-107). */
export const clientCredentials: GrantType = {
  type: 'client_credentials',
  advertised: true,

  async issue(request) {
    const { tenant, options, form, note, run, pass } = request
    const client = findService(request.client, options)
    if (!client) {
      throw new OAuthError(
        'unauthorized_client',
        `The client ${request.client.clientId} is registered as ${request.client.type}; client_credentials is for backend services, which authenticate with private_key_jwt`,
        { cause: 'grantNotAllowed' },
      )
    }
    const asked = pass('scopes.requested', form.get('scope') || findUnnamedScope(client, options))
    if (!asked)
      throw new OAuthError('invalid_request', 'The parameter scope is missing', { cause: 'scopeEmpty' })
    const allowed = decideScopes(asked, client, {
      version: options.profileVersion,
      ehrLaunch: false,
      grantsAll: !isEnforced(options, 'backend-scope'),
    })
    const { granted, dropped } = pass('scopes.decision', allowed)
    const [first] = dropped
    if (granted.length === 0) {
      const why = first?.why ?? 'none'
      throw new OAuthError('invalid_scope', `None of the scopes can be granted: ${why}`, {
        cause: 'scopeEmpty',
      })
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
    return issueTokens(
      { ...request, options: { ...options, accessTokenLifetimeS: findLifetime(request) } },
      grant,
      grant.scope,
      undefined,
    )
  },
}

/** Returns the client as a backend service, which must not authenticate with a secret (S-107). */
function findService(client: Client, options: TenantOptions): Client | undefined {
  if (client.type === 'backend') return client
  if (client.type !== 'confidential-symmetric' || isEnforced(options, 'backend-secret')) return undefined
  return { ...client, type: 'backend', scope: client.scope ?? 'system/*.rs' }
}

/** Returns the scopes of a service that names none, where it need not. */
function findUnnamedScope({ scope }: Client, options: TenantOptions): string | undefined {
  return isEnforced(options, 'backend-scope-present') ? undefined : scope
}

/**
 * Finds the lifetime of a service's token, in seconds: that of its kind when it is set. A shorter one of all tokens
 * holds where that is not set, or where it is this client's own or that of a fault.
 */
function findLifetime({ tenant, options }: Pick<TokenRequest, 'tenant' | 'options'>): number {
  const { backendTokenLifetimeS, accessTokenLifetimeS } = options
  const isSet = backendTokenLifetimeS !== DEFAULT_OPTIONS.backendTokenLifetimeS
  return isSet && accessTokenLifetimeS === tenant.options.accessTokenLifetimeS
    ? backendTokenLifetimeS
    : Math.min(backendTokenLifetimeS, accessTokenLifetimeS)
}

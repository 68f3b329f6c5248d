import { isEnforced } from '../../core/declare/server-requirements.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import type { Tenant } from '../../state/tenant.ts'
import { authenticateClient } from '../client-authentication/authenticate-client.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { readForm, requireParam } from '../shared/read-form.ts'
import type { AnyToken } from './find-token.ts'
import { prepareToken } from './prepare-token.ts'

/**
 * The endpoint of token revocation (RFC 7009; S-137). Access and refresh token of one authorization end
 * together.
 */
export const revokeEndpoint: Endpoint<AnyToken | undefined> = {
  name: 'revoke',
  path: '/auth/revoke',
  methods: ['POST'],
  cors: 'registered',
  errors: 'oauth',
  step: 'revoke',
  prepare: prepareToken,

  async handle({ incoming, tenant, options, run, pass, note, loaded: found }) {
    const token = requireParam(readForm(incoming, options), 'token')
    const client = await authenticateClient(
      { tenant, options, run, pass, note },
      incoming,
      found?.token.grant.clientId,
    )
    if (found && found.token.grant.clientId !== client.clientId && isEnforced(options, 'revocation-client')) {
      throw new OAuthError('invalid_grant', `The token was not issued to ${client.clientId}`)
    }
    if (found && isEnforced(options, EFFECTS[found.kind])) {
      const { family } = found.token.grant
      const { ends } = pass('revocation.effect', { kind: found.kind, ends: 'all' })
      if (ends === 'all') await tenant.state.revokeFamily(family)
      else if (ends === 'refresh-tokens') await tenant.state.revokeRefreshTokens(family)
    }
    if (!found) await refuseOtherKinds(tenant, token)
    if (!found && !isEnforced(options, 'revocation-unknown-token'))
      throw new OAuthError('invalid_request', 'The token is unknown')
    return { status: 200, headers: NO_STORE, body: '' }
  },
}

/** The requirement that a revocation has an effect, by the kind of the token. */
const EFFECTS = { access_token: 'revocation-access-token', refresh_token: 'revocation' } as const

/**
 * Refuses a code or a launch, which are not tokens; an unknown token counts as revoked (RFC 7009 section
 * 2.2.1).
 */
async function refuseOtherKinds({ state }: Tenant, token: string): Promise<void> {
  if ((await state.findCode(token)) || (await state.findLaunch(token))) {
    throw new OAuthError('unsupported_token_type', 'The token is neither an access token nor a refresh token')
  }
}

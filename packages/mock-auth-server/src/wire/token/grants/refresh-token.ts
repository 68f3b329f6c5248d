import { isCoveredBy, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { Grant, RefreshToken } from '../../../core/oauth/grant.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { RefreshPolicy } from '../../../core/oauth/refresh-policy.ts'
import { issueTokens } from '../issue-tokens.ts'
import { decideRefreshPolicy } from '../refresh-policy.ts'
import type { GrantType, TokenRequest } from './grant-type.ts'
import { redeemRefreshToken } from './redeem-refresh-token.ts'

/** A new access token, with rotation and reuse detection (S-088 to S-094). */
export const refreshToken: GrantType<RefreshToken> = {
  type: 'refresh_token',
  advertised: false,
  tellsClient: 'refresh_token',

  find: (form, tenant) => tenant.state.findRefreshToken(form.get('refresh_token') ?? ''),

  async issue(request, held) {
    const { options, form, client } = request
    const value = form.get('refresh_token')
    if (!value) throw new OAuthError('invalid_request', 'The parameter refresh_token is missing')
    if (!held)
      throw new OAuthError('invalid_grant', 'The refresh token is unknown or revoked', {
        cause: 'refreshUnknown',
      })
    if (held.grant.clientId !== client.clientId && isEnforced(options, 'refresh-client')) {
      throw new OAuthError('invalid_grant', `The refresh token was not issued to ${client.clientId}`, {
        cause: 'refreshUnknown',
      })
    }
    const policy = decideRefreshPolicy(request.pass, held.grant.scope)
    if (policy.refuses) {
      throw new OAuthError(
        'unauthorized_client',
        `The client ${client.clientId} may not use refresh tokens`,
        {
          cause: 'refreshNotAllowed',
        },
      )
    }
    checkClientId(request, policy)
    const scope = narrowed(held.grant, form.get('scope'), options)
    const next = await redeemRefreshToken(request, held, policy)
    return issueTokens(request, held.grant, scope, next)
  },
}

/** Checks the `client_id` of a client, which a server may require or refuse (S-091). */
function checkClientId({ options, form, client }: TokenRequest, { needsClientId }: RefreshPolicy): void {
  const isPublic = client.type === 'public'
  const given = form.has('client_id')
  if (given && isPublic && options.refreshClientId === 'refused') {
    throw new OAuthError('invalid_request', 'client_id is not allowed in a refresh at this server')
  }
  if (!given && (isPublic ? options.refreshClientId === 'required' : needsClientId)) {
    throw new OAuthError('invalid_request', 'The parameter client_id is missing')
  }
}

/** Returns the requested scope, which must lie within the grant; without one, all of it (S-089). */
function narrowed(grant: Grant, asked: string | null, options: TenantOptions): string {
  if (!asked) return grant.scope
  const held = parseScopeString(grant.scope)
  const wanted = parseScopeString(asked)
  if (!isEnforced(options, 'refresh-same-scope') && held.every((scope) => isCoveredBy(wanted, scope)))
    throw new OAuthError('invalid_scope', 'The scope of the grant cannot be requested again')
  const outside = wanted.find((scope) => !isCoveredBy(held, scope))
  if (outside && isEnforced(options, 'refresh-scope'))
    throw new OAuthError('invalid_scope', `The scope ${outside.raw} was not granted`)
  if (!outside && !isEnforced(options, 'refresh-narrowing')) return grant.scope
  return wanted.map(({ raw }) => raw).join(' ')
}

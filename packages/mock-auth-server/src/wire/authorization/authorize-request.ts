import { repeatedNames } from '../../core/http/incoming.ts'
import { optionsFor } from '../../core/oauth/client-options.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Tenant } from '../../state/tenant.ts'
import { checkAudience } from '../shared/check-audience.ts'
import { grantable, type ScopeDecision } from '../shared/scope-policy.ts'
import { checkedChallenge } from './check-challenge.ts'
import type { RedirectTarget } from './redirect-target.ts'
import { type UserWishes, userWishes } from './user-wishes.ts'

/** An authorize request that meets the profile. */
export interface AuthorizeRequest extends RedirectTarget {
  readonly state: string
  /** What may be granted of what was asked, in the notation asked. */
  readonly scope: string
  readonly dropped: ScopeDecision['dropped']
  readonly launch: string | undefined
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  readonly wishes: UserWishes
}

const REQUIRED = ['response_type', 'scope', 'state'] as const

/** Checks everything but the launch handle; throws `OAuthError` for the redirect (S-045 to S-051). */
export function authorizeRequest(
  tenant: Tenant,
  options: TenantOptions,
  target: RedirectTarget,
  params: URLSearchParams,
): AuthorizeRequest {
  const [repeated] = repeatedNames(params)
  if (repeated) throw new OAuthError('invalid_request', `The parameter ${repeated} occurs more than once`)
  for (const name of REQUIRED) {
    if (!params.get(name)) throw new OAuthError('invalid_request', `The parameter ${name} is missing`)
  }
  const responseType = params.get('response_type') ?? ''
  if (responseType !== 'code') {
    throw new OAuthError('unsupported_response_type', `response_type must be code, not ${responseType}`)
  }
  checkAudience(tenant, options, params)
  const launch = params.get('launch') || undefined
  const { granted, dropped } = decidedScopes(options, target, params.get('scope') ?? '', launch !== undefined)
  return {
    client: target.client,
    redirectUri: target.redirectUri,
    state: params.get('state') ?? '',
    scope: granted.join(' '),
    dropped,
    launch,
    nonce: params.get('nonce') || undefined,
    codeChallenge: checkedChallenge(options, target.client, params),
    wishes: userWishes(params),
  }
}

/** What can be granted; throws `invalid_scope` when nothing is left, or by option when not everything can be. */
function decidedScopes(
  options: TenantOptions,
  { client }: RedirectTarget,
  requested: string,
  ehrLaunch: boolean,
): ScopeDecision {
  const decision = grantable(requested, client, { version: options.profileVersion, ehrLaunch })
  const { granted, dropped } = decision
  const [first] = dropped
  const refused = optionsFor(options, client).unknownScopes === 'refuse' ? first : undefined
  if (refused) {
    throw new OAuthError('invalid_scope', `The scope ${refused.scope} cannot be granted: ${refused.why}`)
  }
  if (granted.length === 0) {
    const why = first?.why ?? 'none was asked'
    throw new OAuthError('invalid_scope', `None of the scopes can be granted: ${why}`)
  }
  return decision
}

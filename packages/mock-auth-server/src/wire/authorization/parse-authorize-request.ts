import { findRepeatedNames } from '../../core/http/incoming-request.ts'
import { mergeClientOptions } from '../../core/oauth/merge-client-options.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Tenant } from '../../state/tenant.ts'
import { checkAudience } from '../shared/check-audience.ts'
import { decideScopes, type ScopeDecision } from '../shared/scope-policy.ts'
import { checkChallenge } from './check-challenge.ts'
import { type PromptParameters, parsePromptParameters } from './prompt-parameters.ts'
import type { RedirectTarget } from './resolve-redirect-target.ts'

/** An authorize request that meets the profile. */
export interface AuthorizeRequest extends RedirectTarget {
  readonly state: string
  /** What may be granted of what was asked, in the notation asked. */
  readonly scope: string
  readonly dropped: ScopeDecision['dropped']
  readonly launch: string | undefined
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  readonly wishes: PromptParameters
}

const REQUIRED = ['response_type', 'scope', 'state'] as const

/** Checks everything but the launch handle; throws `OAuthError` for the redirect (S-045 to S-051). */
export function parseAuthorizeRequest(
  tenant: Tenant,
  options: TenantOptions,
  target: RedirectTarget,
  params: URLSearchParams,
): AuthorizeRequest {
  const [repeated] = findRepeatedNames(params)
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
    codeChallenge: checkChallenge(options, target.client, params),
    wishes: parsePromptParameters(params),
  }
}

/** What can be granted; throws `invalid_scope` when nothing is left, or by option when not everything can be. */
function decidedScopes(
  options: TenantOptions,
  { client }: RedirectTarget,
  requested: string,
  ehrLaunch: boolean,
): ScopeDecision {
  const decision = decideScopes(requested, client, { version: options.profileVersion, ehrLaunch })
  const { granted, dropped } = decision
  const [first] = dropped
  const refused = mergeClientOptions(options, client).unknownScopes === 'refuse' ? first : undefined
  if (refused) {
    throw new OAuthError('invalid_scope', `The scope ${refused.scope} cannot be granted: ${refused.why}`)
  }
  if (granted.length === 0) {
    const why = first?.why ?? 'none was asked'
    throw new OAuthError('invalid_scope', `None of the scopes can be granted: ${why}`)
  }
  return decision
}

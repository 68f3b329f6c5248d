import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { Client } from '../../../core/oauth/client.ts'
import { mergeClientOptions } from '../../../core/oauth/merge-client-options.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import type { ScopeDecision } from '../../../core/oauth/scope-decision.ts'
import { decideScopes } from '../../shared/scope-policy.ts'
import type { AuthorizeAttempt } from './authorize-attempt.ts'

/**
 * Returns the scopes that can be granted. Throws `invalid_scope` when none are left or, by option, when any
 * cannot be granted.
 */
export function checkScopes(
  { options, params, pass, policy, scope }: AuthorizeAttempt,
  client: Client,
): ScopeDecision {
  const allowed = decideScopes(scope, client, {
    version: options.profileVersion,
    ehrLaunch: policy.usesLaunch && Boolean(params.get('launch')),
    grantsUnknown: !isEnforced(options, 'scope-known'),
  })
  const decision = pass('scopes.decision', allowed)
  const { granted, dropped } = decision
  const [first] = dropped
  const refused = mergeClientOptions(options, client).unknownScopes === 'refuse' ? first : undefined
  if (refused) {
    throw new OAuthError('invalid_scope', `The scope ${refused.scope} cannot be granted: ${refused.why}`)
  }
  if (granted.length === 0) {
    const why = first?.why ?? 'none was requested'
    throw new OAuthError('invalid_scope', `None of the scopes can be granted: ${why}`, {
      cause: 'scopeEmpty',
    })
  }
  return decision
}

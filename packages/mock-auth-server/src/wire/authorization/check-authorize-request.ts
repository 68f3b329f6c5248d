import { isEnforced } from '../../core/declare/server-requirements.ts'
import { checkAudience } from '../shared/check-audience.ts'
import { checkClientAllowed } from '../shared/check-client-allowed.ts'
import type { AuthorizeAttempt, AuthorizeRequest, RedirectTarget } from './checks/authorize-attempt.ts'
import { checkChallenge } from './checks/check-challenge.ts'
import { checkClient } from './checks/check-client.ts'
import { checkParameters } from './checks/check-parameters.ts'
import { checkRedirectUri, isRedirectUriImplied } from './checks/check-redirect-uri.ts'
import { checkResponseType } from './checks/check-response-type.ts'
import { checkScopes } from './checks/check-scopes.ts'
import { checkSingleTarget } from './checks/check-single-target.ts'
import { parsePromptParameters } from './checks/prompt-parameters.ts'

// The checks of an authorize request in their order; one file each in checks/. The requirements of an EHR
// launch and of `prompt=none` are checked with the state that they use up, in interaction/.

/**
 * Checks the client and the redirect URI, to which errors may then be sent. Throws `AuthorizeRefusal`, which
 * becomes a page (S-044).
 */
export function checkRedirectTarget(attempt: AuthorizeAttempt): RedirectTarget {
  const { options, params, policy } = attempt
  if (isEnforced(options, 'repeated-parameters')) checkSingleTarget(attempt) // client_id and redirect_uri occur once
  const client = checkClient(attempt) // the client is registered
  const redirectUri = checkRedirectUri(attempt, client) // and so is its redirect URI
  return {
    client,
    redirectUri,
    isRedirectUriImplied: isRedirectUriImplied(policy, client, params.get('redirect_uri') ?? ''),
    state: params.get('state') || undefined,
  }
}

/** Checks the rest. Throws `OAuthError`, which goes to the redirect URI (S-045 to S-051). */
export function checkAuthorizeRequest(attempt: AuthorizeAttempt, target: RedirectTarget): AuthorizeRequest {
  const { tenant, options, params, policy } = attempt
  checkParameters(attempt) // each once; response_type, scope and state are there
  checkResponseType(attempt) // code
  checkClientAllowed(target.client, 'authorization_code') // approved, and not confined to other grants
  checkAudience(tenant, options, params) // aud or resource is this FHIR base (S-047, S-048)
  const { granted, dropped } = checkScopes(attempt, target.client) // something can be granted
  const codeChallenge = checkChallenge(options, target.client, params) // PKCE with S256 (S-049)
  const prompt = parsePromptParameters(params) // prompt, max_age and login_hint make sense
  return {
    client: target.client,
    redirectUri: target.redirectUri,
    isRedirectUriImplied: target.isRedirectUriImplied,
    state: params.get('state') ?? '',
    scope: granted.join(' '),
    dropped,
    launch: (policy.usesLaunch && params.get('launch')) || undefined,
    nonce: params.get('nonce') || undefined,
    codeChallenge,
    prompt,
  }
}

import { clockSkew, clockTolerance } from 'oauth4webapi'
import { type OAuthParties, toAuthorizationServer } from '../discovery/oauth-parties.ts'
import { LEEWAY_S } from '../identity/judge-claims.ts'
import type { PreparedPlan } from '../run/plan.ts'
import { findCredentialAdvice, selectClientAuthentication } from '../run/select-client-authentication.ts'

/**
 * Converts a plan to the two parties of a token request, as discovery found them.
 *
 * @param skewS seconds by which the clock of the server is ahead of ours, for the times in assertions
 */
export function toOAuthParties(plan: PreparedPlan, skewS = 0): OAuthParties {
  return {
    server: toAuthorizationServer(plan.metadata, plan.fhirBase),
    client: { client_id: plan.clientId, [clockTolerance]: LEEWAY_S, [clockSkew]: skewS },
    authenticate: selectClientAuthentication(plan, plan.metadata),
    encodingAdvice: findCredentialAdvice(plan, plan.metadata),
  }
}

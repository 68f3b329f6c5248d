import { isCoveredBy, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import type { Grant } from '../../../core/oauth/grant.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import type { Tenant } from '../../../state/tenant.ts'

/**
 * Returns the earlier grant of this user to this client that was not withdrawn, if it covers the requested
 * scopes.
 */
export async function findPriorConsent(
  { state, clock }: Tenant,
  { user, clientId, scope }: PendingAuthorization,
): Promise<Grant | undefined> {
  const grants = user === undefined ? [] : await state.grantsOf(user, clock.expiryNow())
  const wanted = parseScopeString(scope)
  return grants.findLast((grant) => {
    const held = parseScopeString(grant.scope)
    return grant.clientId === clientId && wanted.every((each) => isCoveredBy(held, each))
  })
}

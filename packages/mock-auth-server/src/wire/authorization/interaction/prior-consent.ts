import { coveredBy, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import type { Grant } from '../../../core/oauth/grant.ts'
import type { Interaction } from '../../../state/interaction.ts'
import type { Tenant } from '../../../state/tenant.ts'

/** What this user gave this client before and has not withdrawn, if it covers what is asked now. */
export async function priorConsent(
  { state, clock }: Tenant,
  { user, clientId, scope }: Interaction,
): Promise<Grant | undefined> {
  const grants = user === undefined ? [] : await state.grantsOf(user, clock.expiryNow())
  const wanted = parseScopeString(scope)
  return grants.findLast((grant) => {
    const held = parseScopeString(grant.scope)
    return grant.clientId === clientId && wanted.every((each) => coveredBy(held, each))
  })
}

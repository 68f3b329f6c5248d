import type { Grant } from '../core/grant.ts'
import { coveredBy, parseScopeString } from '../core/scopes.ts'
import type { Interaction } from '../state/interaction.ts'
import type { Tenant } from '../state/tenant.ts'

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

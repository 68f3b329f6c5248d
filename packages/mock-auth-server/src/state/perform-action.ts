import type { TenantAction } from '../core/declare/tenant-action.ts'
import type { Facts } from '../core/journal/facts.ts'
import type { Tenant } from './tenant.ts'

/** Performs one action on a tenant; `facts` identify the token family of an exchange. */
export async function performAction(tenant: Tenant, act: TenantAction, facts: Facts = {}): Promise<void> {
  tenant.noteChange()
  switch (act.action) {
    case 'rotateKeys':
      return tenant.keys.rotate()
    case 'retireKeys':
      return tenant.keys.forgetOld()
    case 'advanceClock':
      return tenant.clock.advance(act.seconds)
    case 'endSession':
      await tenant.state.endSessions(facts.user)
      await tenant.state.signOut(facts.user)
      return
    case 'revokeTokens': {
      const token = facts.accessToken ?? facts.issuedAccessToken
      const held = token === undefined ? undefined : await tenant.state.findAccessToken(token)
      if (held) await tenant.state.revokeFamily(held.grant.family)
      else await tenant.state.revokeAll()
    }
  }
}

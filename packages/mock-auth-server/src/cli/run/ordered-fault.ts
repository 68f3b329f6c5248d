import type { MockServer } from '../../listeners/mock-server.ts'
import type { ArmedFault } from '../../state/faults/armed-fault.ts'
import type { Tenant } from '../../state/tenant.ts'

/** A fault that the options of `run` armed: unlike one that the command arms, it must strike. */
export interface OrderedFault {
  readonly tenant: Tenant
  readonly armed: ArmedFault
}

/** Lists the faults that are armed before the command starts. */
export function listOrderedFaults(server: MockServer): readonly OrderedFault[] {
  return server.tenants.all().flatMap(({ tenant }) => tenant.armed.list.map((armed) => ({ tenant, armed })))
}

import type { AnyFault } from '../../../src/core/declare/fault.ts'
import type { ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import type { Mock } from '../../../src/testing/index.ts'
import { ATTEMPTS } from '../unenforced/list.ts'
import { PROVOCATIONS } from './list.ts'

/** Beyond the tenants of the careless client, in which the other faults are armed. */
const FIRST = 100_000
let count = 0

/** Arms a fault that tests servers with its defaults in its own tenant, and sends the request that shows it. */
export async function provokedRun(mock: Mock, fault: AnyFault) {
  count += 1
  const tenant = mock.createTenant(`fault-${FIRST + count}`)
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  const armed = await tenant.arm(fault.name)
  const values = Object.values(fault.params?.().parse({}) ?? {})
  const { send } = PROVOCATIONS[fault.name]?.[values.join(' ')] ?? ATTEMPTS[values[0] as ServerRequirement]
  await send(tenant)
  return { tenant, armed }
}

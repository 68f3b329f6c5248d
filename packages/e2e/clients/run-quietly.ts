import type { OptionSettings } from 'smart-mock/preset-trials'
import { FAULTS } from 'smart-mock/testing'
import type { Fault } from '../fixtures/fault-run/fault-stage.ts'
import type { FaultOutcome } from '../fixtures/fault-run/run-fault.ts'
import type { ClientUnderTest } from './client-under-test.ts'

/** Runs a client without a fault, in a tenant of that name with those options: the fault is armed for another client. */
export function runQuietly(
  client: ClientUnderTest,
  tenant: string,
  options: OptionSettings = {},
): Promise<FaultOutcome> {
  const [fault] = FAULTS
  if (!fault) throw new Error('there are no faults')
  const quiet = { ...fault, steps: ['token'], userAgentActions: [] } as unknown as Fault
  return client.run(tenant, quiet, { when: { clientId: 'somebody-else' }, options })
}

/** Returns a name for tenants of a client. */
export function toTenantName({ name }: ClientUnderTest): string {
  return name.replace(/\W+/g, '-').replace(/^-/, '')
}

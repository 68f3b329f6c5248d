import { runParallel } from '../limits/measurement.mts'
import { createLoad } from './create-load.mts'
import { createTenant } from './load.mts'
import { createSender, type Target } from './sender.mts'

/** Number of clients at once. */
const AT_ONCE = 16

/** Creates tenants `load-0`, `load-1` and so on, each at its process; throws when one is not created. */
export async function createTenants(targets: readonly Target[], count: number): Promise<void> {
  const sender = createSender(targets, 'hash', Math.random, () => undefined)
  const { load, findings } = createLoad(sender, Math.random)
  await runParallel(count, AT_ONCE, async (n) => void (await createTenant(load, `load-${n}`, 0)))
  sender.close()
  for (const { first } of findings.problems.values()) throw new Error(first)
}

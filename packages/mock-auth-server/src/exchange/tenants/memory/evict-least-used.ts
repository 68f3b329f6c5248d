import type { MemoryAccount } from '../../../core/util/memory-account.ts'
import type { Tenant } from '../../../state/tenant.ts'

/** Part of the budget that is left after something gave way, so that not every exchange has to look for more. */
const TARGET = 0.8

/**
 * Evicts from tenants, the least recently used first, until they have 80 % of the budget: the entries of the
 * older half, then these tenants as a whole; the entries of the others, the facts of all, and last the others as
 * a whole, except the one that is in use. `evict` deletes a tenant, unless it must stay.
 */
export function evictLeastUsed(
  budget: MemoryAccount,
  tenants: readonly Tenant[],
  evict: (tenant: Tenant) => void,
): void {
  const isEnough = () => budget.bytes <= budget.limit * TARGET
  const half = Math.floor(tenants.length / 2)
  const older = tenants.slice(0, half)
  const newer = tenants.slice(half)
  const visit = (list: readonly Tenant[], act: (tenant: Tenant) => void) => {
    for (const tenant of list) if (!isEnough()) act(tenant)
  }
  const evictEntries = ({ journal }: Tenant) => journal.entries.evict(isEnough)
  visit(older, evictEntries)
  visit(older, evict)
  visit(newer, evictEntries)
  visit(tenants, ({ journal }) => journal.past.drop(isEnough))
  visit(newer.slice(0, -1), evict)
}

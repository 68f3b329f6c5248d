import { getHeapStatistics } from 'node:v8'
import { MemoryAccount } from '../../../core/util/memory-account.ts'
import { createMemoryShares, type MemoryShares } from '../../../state/memory-shares.ts'
import type { Tenant } from '../../../state/tenant.ts'
import { TenantAccounts } from '../../../state/tenant-accounts.ts'
import { TenantError } from '../tenant-error.ts'
import { evictLeastUsed } from './evict-least-used.ts'
import { getMemoryBudget } from './memory-budget.ts'

const MB = 1024 * 1024
const LEAST_MB = 16
/** Part of the budget that must be added before another attempt, when all that is left must stay. */
const PAUSE = 1 / 64

/** The memory of all tenants of a process, with the budget that they have together. */
export class TenantMemory {
  readonly budget: MemoryAccount
  readonly #shares: MemoryShares
  readonly #listByUse: () => readonly Tenant[]
  readonly #evict: (tenant: Tenant) => unknown
  #isGivingWay = false
  #next = 0

  /**
   * Creates the memory; `listByUse` returns the tenants, the least recently used first, and `evict` deletes one,
   * unless it must stay. Throws `TenantError` for megabytes that the heap does not have.
   */
  constructor(
    megabytes: number | undefined,
    listByUse: () => readonly Tenant[],
    evict: (tenant: Tenant) => unknown,
  ) {
    this.budget = new MemoryAccount(readBudget(megabytes), () => this.#onExceeded())
    this.#shares = createMemoryShares(this.budget.limit)
    this.#listByUse = listByUse
    this.#evict = evict
  }

  get limitMb(): number {
    return Math.round(this.budget.limit / MB)
  }

  /** Creates the accounts of a tenant, for a canary tenant below those of the tenant that it belongs to. */
  createAccounts(parent: TenantAccounts | undefined): TenantAccounts {
    return new TenantAccounts((parent?.all ?? this.budget).createPart(), this.#shares)
  }

  #onExceeded(): void {
    if (this.#isGivingWay || this.budget.bytes < this.#next) return
    this.#isGivingWay = true
    evictLeastUsed(this.budget, this.#listByUse(), this.#evict)
    this.#isGivingWay = false
    this.#next = Math.max(this.budget.limit, this.budget.bytes + this.budget.limit * PAUSE)
  }
}

/** Returns the budget in bytes. */
function readBudget(megabytes: number | undefined): number {
  const heapMb = Math.floor(getHeapStatistics().heap_size_limit / MB)
  if (megabytes === undefined || (megabytes >= LEAST_MB && megabytes <= heapMb * 0.8))
    return getMemoryBudget(megabytes)
  const advice =
    megabytes < LEAST_MB
      ? ''
      : `; for more, start Node.js with a larger heap, such as NODE_OPTIONS=--max-old-space-size=${Math.ceil(megabytes * 1.5)}`
  throw new TenantError(
    `the memory must be ${LEAST_MB} to ${Math.floor(heapMb * 0.8)} MB, not ${megabytes}${advice}`,
  )
}

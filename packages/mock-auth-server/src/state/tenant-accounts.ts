import { MemoryAccount } from '../core/util/memory-account.ts'
import { createMemoryShares, type MemoryShares } from './memory-shares.ts'

/** Bytes of a tenant to which nothing has happened yet. */
const TENANT = 24_000

/** The memory of one tenant, by what it is for. */
export class TenantAccounts {
  readonly all: MemoryAccount
  readonly shares: MemoryShares
  readonly journal: MemoryAccount
  readonly faults: MemoryAccount
  #state: MemoryAccount | undefined
  #data: MemoryAccount | undefined

  constructor(all = new MemoryAccount(), shares = createMemoryShares(Number.POSITIVE_INFINITY)) {
    this.all = all
    this.shares = shares
    this.journal = all.createPart()
    this.faults = all.createPart(shares.faults)
    all.add(TENANT)
  }

  /** Opens the account of codes, tokens and what else is stored, in place of the one before. */
  openState(): MemoryAccount {
    this.#state?.detach()
    this.#state = this.all.createPart(this.shares.state)
    return this.#state
  }

  /** Opens the account of the resources that are written, in place of the one before. */
  openData(): MemoryAccount {
    this.#data?.detach()
    this.#data = this.all.createPart(this.shares.data)
    return this.#data
  }
}

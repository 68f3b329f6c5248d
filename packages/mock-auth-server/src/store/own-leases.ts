import { type Lease, StoreError } from '../exchange/tenants/shared/tenant-store.ts'

/** A lease of this process, whose number changes when it is renewed, with the counts of what was sent under it. */
export interface OwnLease extends Lease {
  number: string
  writes: number
  events: number
}

/** Creates a lease, under which nothing was sent yet. */
export function createLease(tenant: string, number: string): OwnLease {
  return { tenant, number, writes: 0, events: 0 }
}

/** The leases of this process. */
export class OwnLeases {
  readonly #byTenant = new Map<string, OwnLease>()

  get size(): number {
    return this.#byTenant.size
  }

  list(): OwnLease[] {
    return [...this.#byTenant.values()]
  }

  /** Adds a lease, under which nothing was sent yet. */
  add(tenant: string, number: string): Lease {
    const lease = createLease(tenant, number)
    this.#byTenant.set(tenant, lease)
    return lease
  }

  /** Returns a lease that has not ended. Throws `StoreError` for any other. */
  get(lease: Lease): OwnLease {
    const own = this.find(lease)
    if (!own) throw new StoreError(`the tenant ${lease.tenant} is no longer owned here`)
    return own
  }

  /** Returns a lease; `undefined` when it has ended. */
  find(lease: Lease): OwnLease | undefined {
    const own = this.#byTenant.get(lease.tenant)
    return own === lease ? own : undefined
  }

  /** Ends a lease, and returns what it was. Throws `StoreError` when it had ended before. */
  end(lease: Lease): OwnLease {
    const own = this.get(lease)
    this.drop(own)
    return own
  }

  /** Ends a lease; returns `false` when it had ended before. */
  drop(lease: Lease): boolean {
    return this.find(lease) !== undefined && this.#byTenant.delete(lease.tenant)
  }

  /** Renews every lease, and calls `onLost` for those that `renew` resolves to `false` for, which end. */
  async renewAll(
    renew: (lease: OwnLease) => Promise<boolean>,
    onLost: (tenant: string) => void,
  ): Promise<void> {
    await Promise.all(
      this.list().map(async (lease) => {
        const isRenewed = await renew(lease)
        if (!isRenewed && this.drop(lease)) onLost(lease.tenant)
      }),
    )
  }
}

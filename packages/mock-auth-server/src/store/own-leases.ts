import type { Lease } from '../exchange/tenants/shared/tenant-store.ts'

/** A lease of this process, whose number grows when it is renewed. */
type OwnLease = { -readonly [Member in keyof Lease]: Lease[Member] }

/** The leases that this process has. */
export class OwnLeases {
  readonly #leases = new Map<string, OwnLease>()

  get size(): number {
    return this.#leases.size
  }

  add(lease: Lease): void {
    this.#leases.set(lease.tenant, lease)
  }

  delete(tenant: string): boolean {
    return this.#leases.delete(tenant)
  }

  all(): readonly Lease[] {
    return [...this.#leases.values()]
  }

  /** Gives every lease the number that `renew` returns for it, and calls `onLost` for those that have none. */
  async renewAll(renew: (lease: Lease) => Promise<unknown>, onLost: (tenant: string) => void): Promise<void> {
    await Promise.all(
      [...this.#leases.values()].map(async (lease) => {
        const next = await renew(lease)
        if (typeof next === 'string') lease.number = next
        else if (this.#leases.delete(lease.tenant)) onLost(lease.tenant)
      }),
    )
  }
}

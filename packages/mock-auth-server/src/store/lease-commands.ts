import type { RecordChanges } from '../state/records/tenant-records.ts'
import { type ClaimOutcome, claimTenant, type TakenTenant } from './claim-tenant.ts'
import type { StoreConnection } from './connect.ts'
import { createLeaseNumber } from './create-lease-number.ts'
import { createLease, type OwnLease } from './own-leases.ts'
import type { StoreKeys } from './store-keys.ts'

/** The commands that a process sends under its leases; each is counted as it is sent. */
export class LeaseCommands {
  readonly #connection: StoreConnection
  readonly #keys: StoreKeys
  readonly #process: string

  /** Creates the commands of a process, which other processes know by that name. */
  constructor(connection: StoreConnection, keys: StoreKeys, process: string) {
    this.#connection = connection
    this.#keys = keys
    this.#process = process
  }

  /** Claims a tenant; resolves to `undefined` when another process claimed it meanwhile. */
  claim(tenant: string, create: boolean, lifeMs?: number): Promise<ClaimOutcome | undefined> {
    return claimTenant(this.#connection, this.#keys, { tenant, create, lifeMs, process: this.#process })
  }

  /** Writes changes of records; resolves to `false` when the lease has ended, or a write before is missing. */
  async write(lease: OwnLease, { isCleared, records }: RecordChanges): Promise<boolean> {
    lease.writes += 1
    const counts = [lease.number, String(lease.writes), isCleared ? '1' : '0']
    const changes = records.flatMap(([name, json]) => [name, json ?? ''])
    return (await this.#connection.smartMockWrite(...this.#getKeys(lease), ...counts, ...changes)) === 1
  }

  /** Appends an event to the journal, which then has about so many at most; resolves to `false` when the lease has ended. */
  async append(lease: OwnLease, event: string, count: number): Promise<boolean> {
    lease.events += 1
    const appended = [lease.number, event, String(count)]
    return (await this.#connection.smartMockAppend(...this.#getKeys(lease), ...appended)) === 1
  }

  /** Renews a lease under the next number; resolves to `false` when it has ended, or a write is missing. */
  async renew(lease: OwnLease): Promise<boolean> {
    const { number, writes } = lease
    const next = createLeaseNumber(number)
    // What is sent from now on comes after the renewal.
    lease.number = next
    try {
      const renewal = [number, String(writes), this.#process, next]
      return (await this.#connection.smartMockRenew(...this.#getKeys(lease), ...renewal)) === 1
    } catch (error) {
      lease.number = number
      throw error
    }
  }

  /** Renews what was just taken; `undefined` when another process has taken it since. */
  async renewTaken(tenant: string, taken: TakenTenant): Promise<TakenTenant | undefined> {
    const lease = createLease(tenant, taken.number)
    return (await this.renew(lease)) ? { ...taken, number: lease.number } : undefined
  }

  /** Gives up what was just taken, so that the next owner finds nothing missing. */
  releaseTaken(tenant: string, { number }: TakenTenant): Promise<void> {
    return this.release(createLease(tenant, number))
  }

  async release(lease: OwnLease): Promise<void> {
    const counts = [lease.number, String(lease.writes), String(lease.events)]
    await this.#connection.smartMockRelease(...this.#getKeys(lease), ...counts)
  }

  /** Deletes a tenant and its name, which stays listed where another process has created it again meanwhile. */
  async remove(lease: OwnLease): Promise<void> {
    const { tenant } = lease
    await this.#connection.smartMockRemove(...this.#getKeys(lease), lease.number)
    await this.#connection.srem(this.#keys.tenants, tenant)
    const [owner] = this.#getKeys(lease)
    const [holder, life] = await this.#connection.hmget(owner, 'process', 'life')
    if (holder && !life) await this.#connection.sadd(this.#keys.tenants, tenant)
  }

  #getKeys({ tenant }: OwnLease) {
    return this.#keys.getTenantKeys(tenant)
  }
}

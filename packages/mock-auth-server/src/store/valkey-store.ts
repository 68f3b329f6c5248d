import { randomUUID } from 'node:crypto'
import {
  type Claim,
  type Lease,
  type OwnedTenant,
  type Owner,
  type StoreCounts,
  StoreError,
  type TenantStore,
} from '../exchange/tenants/shared/tenant-store.ts'
import type { RecordChanges } from '../state/records/tenant-records.ts'
import { claimTenant } from './claim-tenant.ts'
import type { StoreConnection } from './connect.ts'
import { Heartbeat, LIFE_MS } from './heartbeat.ts'
import { listTenants } from './list-tenants.ts'
import { OwnLeases } from './own-leases.ts'
import { RequestCounter } from './request-counter.ts'
import type { StoreKeys } from './store-keys.ts'

/** Attempts to claim a tenant that others claim at the same time. */
const ATTEMPTS = 5

/** Tenants in Valkey or Redis. */
export class ValkeyStore implements TenantStore {
  /** Name of this process in the store; another one each time that it starts. */
  readonly #process: string = randomUUID()
  readonly #connection: StoreConnection
  readonly #keys: StoreKeys
  readonly #heartbeat: Heartbeat
  readonly #owned = new OwnLeases()
  readonly #requests = new RequestCounter()

  /**
   * Creates a store; `address` is where other processes find this one, `onLost` is called for a tenant that another
   * process has taken over, and `onBeat` with each sign of life.
   */
  constructor(
    connection: StoreConnection,
    keys: StoreKeys,
    { address, onLost }: { readonly address: string; readonly onLost: (tenant: string) => void },
    onBeat: () => Promise<unknown>,
  ) {
    this.#connection = connection
    this.#keys = keys
    const key = keys.getProcessKey(this.#process)
    this.#heartbeat = new Heartbeat(
      () => Promise.all([connection.set(key, address, 'PX', LIFE_MS), onBeat()]),
      () =>
        this.#owned.renewAll(
          ({ tenant, number }) =>
            connection.smartMockRenew(...keys.getTenantKeys(tenant), number, this.#process),
          onLost,
        ),
    )
    connection.on('ready', () => void this.#heartbeat.beat())
  }

  start(): Promise<void> {
    return this.#heartbeat.beat()
  }

  get counts(): StoreCounts {
    return this.#requests.counts
  }

  get leaseCount(): number {
    return this.#owned.size
  }

  get isAvailable(): boolean {
    return this.#heartbeat.isAlive
  }

  async revive(): Promise<void> {
    if (!(await this.#heartbeat.revive())) throw new StoreError('the store does not respond')
  }

  async claim(tenant: string, create: boolean): Promise<Claim> {
    if (!this.isAvailable) await this.revive()
    const { lapses } = this.#heartbeat
    return this.#requests.run(async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const claim = await claimTenant(this.#connection, this.#keys, {
          tenant,
          create,
          process: this.#process,
        })
        // Otherwise another process may have taken it over since.
        if (claim?.kind === 'owned' && (!this.isAvailable || lapses !== this.#heartbeat.lapses))
          throw new StoreError('this process stalled')
        if (claim?.kind === 'owned') this.#own(claim)
        if (claim) return claim
      }
      throw new StoreError(`the tenant ${tenant} changes its owner all the time`)
    })
  }

  async write({ tenant, number }: Lease, { isCleared, records }: RecordChanges): Promise<void> {
    const changes = records.flatMap(([name, json]) => [name, json ?? ''])
    const done = await this.#requests.run(() =>
      this.#connection.smartMockWrite(
        ...this.#keys.getTenantKeys(tenant),
        number,
        isCleared ? '1' : '0',
        ...changes,
      ),
    )
    if (done !== 1) throw new StoreError(`another process owns the tenant ${tenant} now`)
  }

  append({ tenant, number }: Lease, event: string): void {
    this.#connection
      .smartMockAppend(...this.#keys.getTenantKeys(tenant), number, event)
      .catch(() => undefined)
  }

  async release({ tenant, number }: Lease): Promise<void> {
    this.#owned.delete(tenant)
    await this.#requests.run(() =>
      this.#connection.smartMockRelease(...this.#keys.getTenantKeys(tenant), number),
    )
  }

  async remove({ tenant, number }: Lease): Promise<void> {
    this.#owned.delete(tenant)
    await this.#requests.run(async () => {
      await this.#connection.smartMockRemove(...this.#keys.getTenantKeys(tenant), number)
      await this.#connection.srem(this.#keys.tenants, tenant)
    })
  }

  async isAlive({ process }: Owner): Promise<boolean> {
    return (await this.#connection.exists(this.#keys.getProcessKey(process))) === 1
  }

  list(limit: number): Promise<readonly string[]> {
    return this.#requests.run(() => listTenants(this.#connection, this.#keys, limit))
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#owned.all().map((lease) => this.release(lease)))
    this.#heartbeat.stop()
    await this.#connection.del(this.#keys.getProcessKey(this.#process)).catch(() => undefined)
    this.#connection.disconnect()
  }

  #own({ lease, isWhole }: OwnedTenant): void {
    this.#owned.add(lease)
    if (!isWhole) this.counts.takeovers += 1
  }
}

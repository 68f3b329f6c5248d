import { randomUUID } from 'node:crypto'
import {
  type Claim,
  type Lease,
  type Owner,
  type StoreCounts,
  StoreError,
  type TenantStore,
} from '../exchange/tenants/shared/tenant-store.ts'
import type { RecordChanges } from '../state/records/tenant-records.ts'
import { claimForCertain } from './claim-for-certain.ts'
import type { TakenTenant } from './claim-tenant.ts'
import type { StoreConnection } from './connect.ts'
import { describeStoreError } from './describe-store-error.ts'
import { Heartbeat } from './heartbeat.ts'
import { LeaseCommands } from './lease-commands.ts'
import { listTenants } from './list-tenants.ts'
import { OwnLeases } from './own-leases.ts'
import { RequestCounter } from './request-counter.ts'
import { setForLife } from './set-for-life.ts'
import type { StoreKeys } from './store-keys.ts'

const FULL = describeStoreError(new Error('OOM '))

/** Tenants in Valkey or Redis. */
export class ValkeyStore implements TenantStore {
  /** Name of this process in the store; another one each time that it starts. */
  readonly #process: string = randomUUID()
  readonly #connection: StoreConnection
  readonly #keys: StoreKeys
  readonly #commands: LeaseCommands
  readonly #heartbeat: Heartbeat
  readonly #owned = new OwnLeases()
  readonly #requests = new RequestCounter()
  readonly #onLost: (tenant: string) => void
  #isFull = false

  /**
   * Creates a store; `address` is where other processes find this one, `onLost` is called for a tenant that this
   * process no longer owns, and `onBeat` with each sign of life.
   */
  constructor(
    connection: StoreConnection,
    keys: StoreKeys,
    { address, onLost }: { readonly address: string; readonly onLost: (tenant: string) => void },
    onBeat: () => Promise<unknown>,
  ) {
    this.#connection = connection
    this.#onLost = onLost
    this.#keys = keys
    this.#commands = new LeaseCommands(connection, keys, this.#process)
    const key = keys.getProcessKey(this.#process)
    this.#heartbeat = new Heartbeat(
      async () => {
        const [isWritable] = await Promise.all([setForLife(connection, key, address), onBeat()])
        this.#isFull = !isWritable
      },
      () => this.#owned.renewAll((lease) => this.#commands.renew(lease), onLost),
    )
    // What comes back may lack what was written last: a replica that has become the primary server, for instance.
    for (const lost of ['close', '-node']) connection.on(lost, () => this.#heartbeat.doubt())
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

  get problem(): string | undefined {
    const { problem } = this.#heartbeat
    if (this.isAvailable) return this.#isFull ? FULL : undefined
    return problem === undefined ? 'does not respond' : describeStoreError(problem)
  }

  async revive(): Promise<void> {
    if (!(await this.#heartbeat.revive())) throw new StoreError(`the store ${this.problem}`)
  }

  claim(tenant: string, create: boolean, lifeMs?: number): Promise<Claim> {
    return this.#requests.run(async () => {
      const claim = await claimForCertain(this.#heartbeat, {
        claim: () => this.#commands.claim(tenant, create, lifeMs),
        renew: (taken) => this.#commands.renewTaken(tenant, taken),
        release: (taken) => this.#commands.releaseTaken(tenant, taken),
        revive: () => this.revive(),
      })
      if (!claim) throw new StoreError(`the tenant ${tenant} could not be taken in several attempts`)
      return claim.kind === 'taken' ? this.#own(tenant, claim) : claim
    })
  }

  async write(lease: Lease, changes: RecordChanges): Promise<void> {
    const own = this.#owned.get(lease)
    try {
      if (!(await this.#requests.run(() => this.#commands.write(own, changes))))
        throw new StoreError(`another process owns the tenant ${own.tenant} now, or a write to it was lost`)
    } catch (error) {
      this.#owned.drop(own)
      throw error
    }
  }

  append(lease: Lease, event: string, count: number): void {
    const own = this.#owned.find(lease)
    if (!own) return
    // Another process may have the tenant, or its life has ended.
    const lose = () => this.#owned.drop(own) && this.#onLost(own.tenant)
    this.#commands.append(own, event, count).then(
      (isOwned) => isOwned || lose(),
      () => undefined,
    )
  }

  release(lease: Lease): Promise<void> {
    return this.#requests.run(() => this.#commands.release(this.#owned.end(lease)))
  }

  remove(lease: Lease): Promise<void> {
    return this.#requests.run(() => this.#commands.remove(this.#owned.end(lease)))
  }

  async isAlive({ process }: Owner): Promise<boolean> {
    return (await this.#connection.exists(this.#keys.getProcessKey(process))) === 1
  }

  list(limit: number): Promise<readonly string[]> {
    return this.#requests.run(() => listTenants(this.#connection, this.#keys, limit))
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#owned.list().map((lease) => this.release(lease)))
    this.#heartbeat.stop()
    await this.#connection.del(this.#keys.getProcessKey(this.#process)).catch(() => undefined)
    this.#connection.disconnect()
  }

  #own(tenant: string, { number, isTakeover, records, journal, isWhole }: TakenTenant): Claim {
    if (isTakeover) this.counts.takeovers += 1
    return { kind: 'owned', lease: this.#owned.add(tenant, number), records, journal, isWhole }
  }
}

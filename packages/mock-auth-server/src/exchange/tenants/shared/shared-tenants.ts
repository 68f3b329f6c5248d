import type { HostedTenant } from '../../route.ts'
import { TenantExistsError } from '../tenant-error.ts'
import { getLife } from './get-life.ts'
import { Releases } from './releases.ts'
import { Restorations, type TenantsInMemory } from './restorations.ts'
import type { TenantOrigin } from './tenant-origin.ts'
import type { TenantRecorder } from './tenant-recorder.ts'
import {
  type Claim,
  type Lease,
  OwnedElsewhere,
  StoreError,
  TenantReserved,
  type TenantStore,
} from './tenant-store.ts'
import type { WrittenTenant } from './written-tenant.ts'

/** The tenants that several processes share: each is opened in the process that asks first, and served there. */
export class SharedTenants {
  readonly store: TenantStore
  readonly #memory: TenantsInMemory
  #opening = new Map<string, Promise<HostedTenant | undefined>>()
  readonly #releases = new Releases()
  #isStopping = false
  readonly #restorations: Restorations
  #reserved = new Map<string, Lease>()
  #ending = new Set<Promise<unknown>>()

  constructor(store: TenantStore, memory: TenantsInMemory) {
    this.store = store
    this.#memory = memory
    this.#restorations = new Restorations(store, memory)
  }

  /** Opens a tenant; without `create` it is `undefined` when it does not exist. Rejects with `OwnedElsewhere` or `StoreError`. */
  open(name: string, create: boolean): Promise<HostedTenant | undefined> {
    const opening = this.#opening.get(name)
    if (opening) return opening
    const opened = this.#open(name, create).finally(() => this.#opening.delete(name))
    this.#opening.set(name, opened)
    return opened
  }

  /**
   * Reserves the name of a new tenant while it is made, and gives it up when nothing was made of it. Resolves when what
   * was made is durable; rejects with `TenantExistsError` or `StoreError`.
   */
  async reserve(name: string, make: () => HostedTenant | Promise<HostedTenant>): Promise<HostedTenant> {
    this.#reserved.set(name, await this.#claimNew(name))
    try {
      const made = await make()
      await made.recorder?.flush()
      return made
    } finally {
      const unused = this.#takeReserved(name)
      if (unused) await this.store.remove(unused)
    }
  }

  /** Creates a tenant that is written; deletes it from the store when that throws. */
  create(name: string, origin: TenantOrigin, create: (written: WrittenTenant) => HostedTenant): HostedTenant {
    const written = this.write(name, origin)
    try {
      return create(written)
    } catch (error) {
      this.#end(written.recorder.remove().catch(() => undefined))
      throw error
    }
  }

  /** Returns the records of a new tenant, and what writes them; without a reservation its lease is claimed meanwhile. */
  write(name: string, origin: TenantOrigin): WrittenTenant {
    return this.#restorations.write(name, origin, this.#takeReserved(name) ?? this.#claimNew(name))
  }

  /** Gives a tenant up that another process has taken over, also while it is being restored. */
  lose(name: string, hosted: HostedTenant | undefined): void {
    ;(this.#restorations.findRecorder(name) ?? hosted?.recorder)?.lose()
  }

  /** Gives a tenant up, so that the process that is asked for it next serves it; it is not opened here until that is done. */
  release(name: string, recorder: TenantRecorder | undefined): Promise<void> {
    const released = recorder ? this.#releases.add(name, recorder.release()) : Promise.resolve()
    this.#end(released)
    this.#memory.forget(name)
    return released
  }

  /** Deletes a tenant from the store; it is not opened here until that is done. */
  remove(name: string, recorder: TenantRecorder | undefined): void {
    const removed = recorder?.remove()
    if (!removed) return
    this.#releases.add(name, removed)
    this.#end(removed)
  }

  /** Gives a tenant up that gives way, or deletes it likewise; nobody learns that it failed. */
  evict(name: string, recorder: TenantRecorder | undefined, isDeleted: boolean): void {
    if (!isDeleted) void this.release(name, recorder)
    else if (recorder) this.#end(this.#releases.add(name, recorder.remove()))
  }

  /** Opens no tenant any longer, since this process stops. */
  stop(): void {
    this.#isStopping = true
  }

  /** Resolves when everything that was ending has ended. Rejects with `StoreError` when that failed. */
  async settle(): Promise<void> {
    await Promise.all(this.#ending)
  }

  async #open(name: string, create: boolean): Promise<HostedTenant | undefined> {
    const claim = await this.#claim(name, create)
    if (claim.kind === 'elsewhere') throw new OwnedElsewhere(name, claim.owner)
    if (claim.kind === 'absent') return undefined
    if (create || claim.records.length > 0) return this.#restorations.restore(name, claim)
    // It was deleted, or its life ended, while it was claimed.
    await this.store.remove(claim.lease)
    return undefined
  }

  async #claim(name: string, create: boolean): Promise<Claim> {
    await this.#releases.wait(name)
    if (this.#isStopping) throw new StoreError('this process stops')
    return this.store.claim(name, create, getLife(name))
  }

  /** Claims a tenant that does not exist; one that does is opened here when nobody has it. */
  async #claimNew(name: string): Promise<Lease> {
    const claim = await this.#claim(name, true)
    if (claim.kind === 'owned' && claim.records.length === 0) return claim.lease
    if (claim.kind === 'owned') await this.#restorations.restore(name, claim)
    if (claim.kind === 'elsewhere' && !claim.isWritten) throw new TenantReserved(name)
    throw new TenantExistsError(name)
  }

  #takeReserved(name: string): Lease | undefined {
    const found = this.#reserved.get(name)
    this.#reserved.delete(name)
    return found
  }

  /** Lets something end that nobody waits for but `settle`. */
  #end(ending: Promise<unknown>): void {
    this.#ending.add(ending)
    const forget = () => this.#ending.delete(ending)
    ending.then(forget, forget)
  }
}

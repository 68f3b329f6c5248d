import type { RecordChanges } from '../../../state/records/tenant-records.ts'

/** The right of a process to serve a tenant; a later one has a higher number, which ends this one. */
export interface Lease {
  readonly tenant: string
  readonly number: string
}

/** A tenant that this process owns from now on, with all that is written of it. */
export interface OwnedTenant {
  readonly kind: 'owned'
  readonly lease: Lease
  /** The records by name, as JSON; none for a new tenant. */
  readonly records: readonly (readonly [name: string, json: string])[]
  /** The recorded events of its journal, oldest first. */
  readonly journal: readonly string[]
  /** `false` when an owner since its last reset did not give it up, or not with everything, so that events may be missing. */
  readonly isWhole: boolean
}

/** A process that serves tenants, as the others know it. */
export interface Owner {
  /** Its name in the store; another one each time that it starts. */
  readonly process: string
  /** URL by which other processes reach it. */
  readonly address: string
}

/** A tenant that another process owns. */
export interface ElsewhereTenant {
  readonly kind: 'elsewhere'
  readonly owner: Owner
  /** `false` while that process has claimed it to create it, and has not written it yet. */
  readonly isWritten: boolean
}

/** The outcome of claiming a tenant: it is owned, another process owns it, or it does not exist. */
export type Claim = OwnedTenant | ElsewhereTenant | { readonly kind: 'absent' }

/** Counts of the requests to a store since the start. */
export interface StoreCounts {
  done: number
  failed: number
  seconds: number
  /** Tenants that were taken over from a process that had not given them up. */
  takeovers: number
}

/** The store that outlives the processes which serve its tenants: each tenant is served by one process at a time. */
export interface TenantStore {
  /** `false` while the store does not respond, or this process is not known to be alive there. */
  readonly isAvailable: boolean
  /** Continues a sentence about the store when it is away, or available and refuses writes. */
  readonly problem: string | undefined
  /** Number of tenants that this process owns. */
  readonly leaseCount: number
  readonly counts: StoreCounts
  /** Tries to become available at once; rejects with `StoreError` when that fails. */
  revive(): Promise<void>
  /**
   * Claims a tenant; with `create` one that does not exist is created. With `lifeMs` it is gone so many milliseconds after
   * it was claimed or written last, and is not listed. Rejects with `StoreError`.
   */
  claim(tenant: string, create: boolean, lifeMs?: number): Promise<Claim>
  /** Writes changes of records, all or none. Rejects with `StoreError`, also when the lease has ended. */
  write(lease: Lease, changes: RecordChanges): Promise<void>
  /** Records an event of the journal, of which about so many are left then; nobody waits for it. */
  append(lease: Lease, event: string, count: number): void
  /** Gives a tenant up, whose changes have been written; the next owner knows whether anything is missing. */
  release(lease: Lease): Promise<void>
  /** Deletes a tenant with all that is written of it. */
  remove(lease: Lease): Promise<void>
  /** Returns whether a process has shown life so recently that no other one takes its tenants over. Rejects when that is unknown. */
  isAlive(owner: Owner): Promise<boolean>
  /** Returns the names of all tenants but those with a life, at most so many, in no order. */
  list(limit: number): Promise<readonly string[]>
  /** Gives up what this process owns at once, when it stops. */
  close(): Promise<void>
}

/** The owner of a tenant that ended or stalled while a request was at it, which may have been carried out. */
export class OwnerLost extends Error {
  override readonly name = 'OwnerLost'

  constructor(tenant: string) {
    super(`the process that served the tenant ${tenant} ended or stalled`)
  }
}

/** A store that is away, or a lease that has ended. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** A tenant that another process has claimed to create it: whether it will be there is unknown. */
export class TenantReserved extends StoreError {
  constructor(tenant: string) {
    super(`another process is creating the tenant ${tenant}`)
  }
}

/** A tenant that another process serves. */
export class OwnedElsewhere extends Error {
  override readonly name = 'OwnedElsewhere'
  readonly tenant: string
  readonly owner: Owner

  constructor(tenant: string, owner: Owner) {
    super(`another process serves the tenant ${tenant}`)
    this.tenant = tenant
    this.owner = owner
  }
}

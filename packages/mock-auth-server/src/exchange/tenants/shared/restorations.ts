import { ORIGIN_KEY, TENANT } from '../../../state/records/tenant-record.ts'
import { ChangedRecords } from '../../../state/records/tenant-records.ts'
import type { HostedTenant } from '../../route.ts'
import { restoreHistory } from './restore-history.ts'
import type { TenantOrigin } from './tenant-origin.ts'
import { TenantRecorder } from './tenant-recorder.ts'
import { type Lease, type OwnedTenant, StoreError, type TenantStore } from './tenant-store.ts'
import type { WrittenTenant } from './written-tenant.ts'

/** The tenants that are in memory. */
export interface TenantsInMemory {
  /** Creates a tenant as its records have it. */
  restore(name: string, origin: TenantOrigin, written: WrittenTenant): HostedTenant
  add(name: string, hosted: HostedTenant): HostedTenant
  forget(name: string): void
}

/** Restores tenants in memory from what a store has of them. */
export class Restorations {
  readonly #store: TenantStore
  readonly #memory: TenantsInMemory
  #underWay = new Map<string, TenantRecorder>()

  constructor(store: TenantStore, memory: TenantsInMemory) {
    this.#store = store
    this.#memory = memory
  }

  /** Restores a tenant as its records have it. Rejects with `StoreError` when it is lost meanwhile. */
  async restore(name: string, owned: OwnedTenant): Promise<HostedTenant> {
    const records = new ChangedRecords(owned.records)
    const origin = readOrigin(records)
    const written = this.write(name, origin, owned.lease, records)
    written.recorder.takeOver(owned.journal)
    this.#underWay.set(name, written.recorder)
    try {
      const hosted = this.#memory.restore(name, origin, written)
      await restoreHistory(hosted.tenant, records, owned)
      if (written.recorder.lost.aborted) throw new StoreError(`another process owns the tenant ${name} now`)
      return this.#memory.add(name, hosted)
    } finally {
      this.#underWay.delete(name)
    }
  }

  /** Returns the records of a tenant, and what writes them under its lease. */
  write(
    name: string,
    origin: TenantOrigin,
    lease: Lease | Promise<Lease>,
    records = new ChangedRecords(),
  ): WrittenTenant {
    const recorder = new TenantRecorder(this.#store, lease, records, () => this.#memory.forget(name))
    return { origin, records, recorder }
  }

  /** Returns what writes a tenant that is being restored. */
  findRecorder(name: string): TenantRecorder | undefined {
    return this.#underWay.get(name)
  }
}

/** Returns what the records of a tenant say that it was created with; a default tenant that is new has none. */
function readOrigin(records: ChangedRecords): TenantOrigin {
  const found = new Map(records.ofKind(TENANT).read()).get(ORIGIN_KEY)
  return (found as TenantOrigin | undefined) ?? { path: '', request: {} }
}

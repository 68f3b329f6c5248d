import { ORIGIN_KEY, STATE_KEY, TENANT, type TenantRecord } from './tenant-record.ts'
import type { RecordsOfKind, TenantRecords } from './tenant-records.ts'

/** Notes what changes of a tenant beside its records by key. */
export class TenantNotes {
  readonly #records: RecordsOfKind | undefined
  readonly #origin: unknown
  readonly #describe: () => TenantRecord

  /** Creates the notes; `origin` is what the tenant was created with, and `describe` returns what it is like now. */
  constructor(records: TenantRecords | undefined, origin: unknown, describe: () => TenantRecord) {
    this.#records = records?.ofKind(TENANT)
    this.#origin = origin
    this.#describe = describe
  }

  /** Notes a change. */
  noteChange(): void {
    this.#records?.note(STATE_KEY, this.#describe)
  }

  /** Notes everything, of a tenant that is new or was reset. */
  noteAll(): void {
    if (this.#origin !== undefined) this.#records?.note(ORIGIN_KEY, () => this.#origin)
    this.noteChange()
  }

  /** Returns what the records have of the tenant; notes everything when they have nothing. */
  read(): TenantRecord | undefined {
    for (const [key, record] of this.#records?.read() ?? [])
      if (key === STATE_KEY) return record as TenantRecord
    this.noteAll()
    return undefined
  }
}

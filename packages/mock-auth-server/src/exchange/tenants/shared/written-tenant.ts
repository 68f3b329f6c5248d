import type { ChangedRecords } from '../../../state/records/tenant-records.ts'
import type { TenantOrigin } from './tenant-origin.ts'
import type { TenantRecorder } from './tenant-recorder.ts'

/** A tenant that is written to a store: its records, what writes them, and what another process creates it by. */
export interface WrittenTenant {
  readonly records: ChangedRecords
  readonly recorder: TenantRecorder
  readonly origin: TenantOrigin
}

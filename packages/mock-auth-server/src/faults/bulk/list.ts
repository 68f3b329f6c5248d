import type { AnyFault } from '../../core/declare/fault.ts'
import { exportFails } from './export-fails.ts'
import { exportFileBroken } from './export-file-broken.ts'
import { exportFilesForeign } from './export-files-foreign.ts'
import { exportFilesOpen } from './export-files-open.ts'
import { exportManifestBad } from './export-manifest-bad.ts'
import { exportManifestOdd } from './export-manifest-odd.ts'
import { exportNdjsonOdd } from './export-ndjson-odd.ts'
import { exportNeverReady } from './export-never-ready.ts'
import { exportRetryAfter } from './export-retry-after.ts'
import { exportThrottled } from './export-throttled.ts'
import { exportTokenExpires } from './export-token-expires.ts'
import { exportWithoutLocation } from './export-without-location.ts'

/** Faults of a Bulk Data export, from the kick-off to the files. */
export const BULK_FAULTS: readonly AnyFault[] = [
  exportWithoutLocation,
  exportNeverReady,
  exportRetryAfter,
  exportThrottled,
  exportFails,
  exportManifestBad,
  exportManifestOdd,
  exportFilesForeign,
  exportFilesOpen,
  exportFileBroken,
  exportTokenExpires,
  exportNdjsonOdd,
]

import type { JsonObject } from '../core/util/json.ts'

/** A Basic resource that an app keeps at the EHR (S-140). */
export interface AppState {
  readonly id: string
  readonly version: number
  /** `system|code`. */
  readonly code: string
  /** Absolute URL of whose it is; absent for global state. */
  readonly subject: string | undefined
  readonly resource: JsonObject
}

/** What became of a conditional change. */
export type AppStateChange = 'done' | 'stale' | 'gone'

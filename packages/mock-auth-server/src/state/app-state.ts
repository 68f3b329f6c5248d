import type { JsonObject } from '../core/util/json.ts'

/** A Basic resource that an app stores at the EHR (S-140). */
export interface AppState {
  readonly id: string
  readonly version: number
  /** `system|code`. */
  readonly code: string
  /** Absolute URL of its subject; absent for global state. */
  readonly subject: string | undefined
  readonly resource: JsonObject
}

/** The outcome of a conditional change. */
export type AppStateChange = 'done' | 'stale' | 'gone'

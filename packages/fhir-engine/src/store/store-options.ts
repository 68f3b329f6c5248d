export interface StoreOptions {
  /** Milliseconds; the wall clock by default. */
  now?: () => number
  newId?: () => string
  /** `true` when more resources exist elsewhere, so that a resource missing here may still exist. */
  partial?: boolean
  /** Work that the searches of one request may cause; `limits.work` by default. */
  work?: number
}

import type { VersionRecords } from './version-record.ts'

/** The memory that a store may have. */
export interface StoreMemory {
  /** `true` when it may have no more. */
  readonly isFull: boolean
  /** Adds bytes, or takes them back when they are negative. */
  add(bytes: number): void
}

export interface StoreOptions {
  /** Milliseconds; the wall clock by default. */
  now?: () => number
  newId?: () => string
  /** `true` when more resources exist elsewhere, so that a resource missing here may still exist. */
  partial?: boolean
  /** Work that the searches of one request may cause; `limits.work` by default. */
  work?: number
  /** The memory of what is written to it; unlimited by default. */
  memory?: StoreMemory
  /** Records of its written versions, and those that it begins with; none by default. */
  records?: VersionRecords | undefined
}

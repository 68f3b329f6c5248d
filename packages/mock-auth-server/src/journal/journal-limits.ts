/** The limits above which a journal evicts the oldest. */
export interface JournalLimits {
  readonly entries: number
  /** Limit of the entries, once more of the facts that outlive them, and of the observations. */
  readonly bytes: number
}

export const DEFAULT_LIMITS: JournalLimits = { entries: 5000, bytes: 64 * 1024 * 1024 }

/** The journal of a tenant of the same name that gave way to others. */
export interface FormerJournal {
  readonly epoch: number
  /** Number of its entries that the new journal counts as evicted; none when the new one has nothing to do with it. */
  readonly entries: number
}

/** Exchanges that may have been lost. */
export interface JournalGap {
  /** A clause that says why. */
  readonly reason: string
  /** Number of the newest run that may have had them. */
  readonly lastRun: number
}

/** The beginning of a journal that another process continues. */
export interface JournalStart {
  readonly epoch: number
  /** The sequence number before the first one of the epoch. */
  readonly began: number
  readonly gap: JournalGap | undefined
}

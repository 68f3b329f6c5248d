import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Transfer } from '../core/journal/transfer.ts'
import type { MemoryAccount } from '../core/util/memory-account.ts'
import { Queue } from '../core/util/queue.ts'
import { type EntryFilter, matchesFilter } from './entry-filter.ts'
import { estimateEntrySize } from './estimate-entry-size.ts'
import type { JournalGap, JournalLimits } from './journal-limits.ts'

/** An entry with the bytes that it is accounted for: roughly at first, as it is once it has ended. */
interface Kept {
  readonly entry: JournalEntry
  size: number
}

/** Bytes of an entry under way, without its target and its body. */
const OPENED = 1000
/** What is said of a tenant of which an earlier journal is gone. */
const GAVE_WAY = 'the tenant gave way to others before (see --memory)'
/** Maximum number of entries that evidence keeps from being evicted. */
const PINNED = 500

/** The entries of a journal; the oldest are evicted at the limits, except those under way and pinned ones. */
export class EntryStore {
  readonly #limits: JournalLimits
  readonly #account: MemoryAccount
  /** The entries in their order, except those that were passed over when others were evicted. */
  #order = new Queue<Kept>()
  /** Entries older than those, in their order: pinned ones, and those that were under way. */
  #spared = new Map<number, Kept>()
  /** Spared entries that have ended, and go before any other. */
  #due = new Queue<Kept>()
  #underWay: Kept[] = []
  #pinned = new Set<number>()
  /** Number of entries that were evicted, here or by another process. */
  evicted: number
  #gap: JournalGap | undefined

  /** Creates a store of entries; `evicted` is the number of those before that are gone. */
  constructor(limits: JournalLimits, account: MemoryAccount, evicted: number) {
    this.#limits = limits
    this.#account = account
    this.evicted = evicted
    this.#gap = evicted > 0 ? { reason: GAVE_WAY, lastRun: 0 } : undefined
  }

  /** Exchanges that may be missing; `undefined` when none is. */
  get gap(): JournalGap | undefined {
    return this.#gap
  }

  /** Says that exchanges may have been lost. */
  markGap(gap: JournalGap): void {
    this.#gap = gap
  }

  /** Number of entries that are there. */
  get size(): number {
    return this.#order.size + this.#spared.size
  }

  /** The entries that have not ended. */
  get underWay(): readonly JournalEntry[] {
    return this.#underWay.map(({ entry }) => entry)
  }

  get isIdle(): boolean {
    return this.#underWay.length === 0
  }

  /** Counts the requests under way on other connections. */
  countBeside({ connection }: Transfer): number {
    let count = 0
    for (const { entry } of this.#underWay)
      if (entry.transfer && entry.transfer.connection !== connection) count += 1
    return count
  }

  open(entry: JournalEntry): void {
    const kept = { entry, size: OPENED + entry.request.target.length + entry.request.body.length }
    this.#order.push(kept)
    this.#underWay.push(kept)
    this.#account.add(kept.size)
  }

  /** Takes note that an entry is complete, and evicts others if need be. */
  close(entry: JournalEntry): void {
    const at = this.#underWay.findIndex((each) => each.entry === entry)
    const kept = this.#underWay[at]
    if (!kept) return
    this.#underWay.splice(at, 1)
    const size = estimateEntrySize(entry)
    const grown = size - kept.size
    kept.size = size
    this.#account.add(grown)
    if (this.#spared.size > 0 && this.#spared.has(entry.seq)) this.#due.push(kept)
    const { entries, bytes } = this.#limits
    if (this.size > entries || this.#account.bytes > bytes)
      this.evict(() => this.size <= entries && this.#account.bytes <= bytes)
  }

  get(seq: number): JournalEntry | undefined {
    const kept = this.#spared.get(seq) ?? this.#order.search(({ entry }) => entry.seq - seq)
    return kept?.entry
  }

  /** Returns the entries after that one, in their order. */
  listAfter(seq: number): JournalEntry[] {
    const spared = [...this.#spared.values()].filter(({ entry }) => entry.seq > seq)
    const others = this.#order.listFrom(({ entry }) => entry.seq - seq - 1)
    return [...spared, ...others].map(({ entry }) => entry)
  }

  find(filter: EntryFilter): JournalEntry[] {
    return this.listAfter(0).filter((entry) => matchesFilter(entry, filter))
  }

  /** Keeps entries that are evidence from being evicted, up to a limit. */
  pin(seqs: readonly number[]): void {
    for (const seq of seqs) if (this.#pinned.size < PINNED) this.#pinned.add(seq)
  }

  clear(): void {
    this.#order.clear()
    this.#spared.clear()
    this.#due.clear()
    this.#underWay = []
    this.#pinned.clear()
    this.evicted = 0
    this.#gap = undefined
    this.#account.add(-this.#account.bytes)
  }

  /** Evicts the oldest entries until it is enough, or none is left that may go. */
  evict(isEnough: () => boolean): void {
    while (!isEnough()) {
      const kept = this.#due.shift() ?? this.#order.shift()
      if (kept === undefined) return
      const { entry, size } = kept
      if (entry.endedAt === undefined || this.#pinned.has(entry.seq)) this.#spared.set(entry.seq, kept)
      else {
        this.#spared.delete(entry.seq)
        this.evicted += 1
        this.#account.add(-size)
      }
    }
  }
}

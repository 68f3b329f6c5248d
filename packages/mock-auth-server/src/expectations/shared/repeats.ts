import { type Conclusion, conclude } from '../../core/declare/conclusion.ts'
import type { StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { toRequestKey } from '../../core/journal/request-key.ts'
import { Tries } from '../../core/journal/tries.ts'

/** Milliseconds after which a repeated request counts as a person who looks again, not as a retry. */
const RETRY_MS = 30_000

/** The tries of every request that a fault struck in a run. */
export class TriesOfRequests {
  readonly #withinMs: number
  readonly #toKey: (entry: JournalEntry) => string
  readonly #current = new Map<string, Tries>()
  /** The longest tries of a request that was struck again later, when they were over. */
  #over: Tries | undefined

  /** Takes the pause after which a request is no further try, and what tells requests apart. */
  constructor(context: StrikeContext, withinMs = RETRY_MS, toKey = toRequestKey) {
    this.#withinMs = withinMs
    this.#toKey = toKey
    this.begin(context)
  }

  /** Begins to count a request that was struck, unless it is a further try of one. */
  begin({ struck }: StrikeContext): undefined {
    if (!struck) return
    const key = this.#toKey(struck)
    const before = this.#current.get(key)
    if (before?.continuesWith(struck)) return
    this.#over = findMost([this.#over, before])
    this.#current.set(key, new Tries(struck, this.#withinMs))
  }

  /**
   * Counts an exchange that is another try; returns the tries of the place in the client that it certainly belongs
   * to, without those of which that can be told only later.
   */
  add(entry: JournalEntry): readonly JournalEntry[] | undefined {
    return this.#current.get(this.#toKey(entry))?.add(entry)
  }

  /** All tries, by request. */
  get all(): readonly Tries[] {
    return [...this.#current.values(), ...(this.#over ? [this.#over] : [])]
  }

  /** The tries of each place in the client that must have asked. */
  get certain(): readonly (readonly JournalEntry[])[] {
    return this.all.flatMap(({ places }) => places)
  }

  /** The request that may have been tried most often. */
  get most(): Tries | undefined {
    return findMost(this.all)
  }
}

/** Concludes that requests that look like a repetition may have been sent side by side. */
export function concludeUntold(says: string, entries: readonly JournalEntry[]): Conclusion {
  const why = 'but they may have been sent side by side, before the first of them was answered'
  return conclude('inconclusive', `${says}, ${why}`, ...entries)
}

function findMost(all: readonly (Tries | undefined)[]): Tries | undefined {
  return all.reduce(
    (one, other) => ((one?.possible.length ?? 0) >= (other?.possible.length ?? 0) ? one : other),
    undefined,
  )
}

import type { StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isDataStep, isSuccess } from './steps.ts'

/** Milliseconds after which a repeated request counts as a person who looks again, not as a retry. */
const RETRY_MS = 30_000

/**
 * Returns `true` for the same request: to the same listener, with method, target, body and token. At the
 * token endpoint the redeemed value identifies it, since assertions differ each time.
 */
export function isSameRequest(one: JournalEntry, other: JournalEntry): boolean {
  if (one.listener !== other.listener || one.request.method !== other.request.method) return false
  if (one.request.target !== other.request.target) return false
  const { facts } = one
  if (isDataStep(one.step)) {
    return one.request.body === other.request.body && facts.accessToken === other.facts.accessToken
  }
  return (
    facts.grantType === other.facts.grantType &&
    facts.code === other.facts.code &&
    facts.refreshToken === other.facts.refreshToken
  )
}

/**
 * The tries of one request: each began after the one before had ended, within half a minute, and none
 * succeeded. Requests that run side by side are one try: a page may load the same thing in two places.
 */
export class Tries {
  readonly entries: JournalEntry[]
  /** Milliseconds between the end of a try and the start of the next. */
  readonly pauses: number[] = []
  #isOver = false

  constructor(first: JournalEntry) {
    this.entries = [first]
  }

  /** Returns `true` when an exchange is another try. */
  add(entry: JournalEntry): boolean {
    const [first] = this.entries
    const last = this.entries.at(-1)
    if (this.#isOver || !first || !last || entry.seq <= last.seq || !isSameRequest(first, entry)) return false
    const pause = entry.startedAt - (last.endedAt ?? last.startedAt)
    if (pause < 0) {
      this.#isOver = isSuccess(entry)
      return false
    }
    if (pause > RETRY_MS) {
      this.#isOver = true
      return false
    }
    this.entries.push(entry)
    this.pauses.push(pause)
    this.#isOver = isSuccess(entry)
    return true
  }

  /** The number of tries, in words. */
  get sentence(): string {
    const { length } = this.entries
    return length === 1 ? 'the request was sent once' : `the request was sent ${length} times`
  }
}

/** The tries of every request that a fault struck in a run. */
export class TriesOfRequests {
  #all: Tries[] = []

  constructor(context: StrikeContext) {
    this.begin(context)
  }

  /** Begins to count a request that was struck, unless it is a further try of one. */
  begin({ struck }: StrikeContext): undefined {
    if (!struck) return
    const isKnown = this.#all.some(({ entries }) => entries.some((entry) => isSameRequest(entry, struck)))
    if (!isKnown) this.#all.push(new Tries(struck))
  }

  /** Counts an exchange that is another try; returns all tries of that request. */
  add(entry: JournalEntry): Tries | undefined {
    return this.#all.find((tries) => tries.add(entry))
  }

  /** The request that was tried most often. */
  get most(): Tries | undefined {
    return this.#all.reduce<Tries | undefined>(
      (one, other) => (one && one.entries.length >= other.entries.length ? one : other),
      undefined,
    )
  }

  /** The request that was tried least often. */
  get least(): Tries | undefined {
    return this.#all.reduce<Tries | undefined>(
      (one, other) => (one && one.entries.length <= other.entries.length ? one : other),
      undefined,
    )
  }
}

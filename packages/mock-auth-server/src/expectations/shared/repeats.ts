import type { StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isDataStep, isSuccess } from './steps.ts'

/** Milliseconds after which a repeated request counts as a person who looks again, not as a retry. */
const RETRY_MS = 30_000

/** Returns `true` for the same request with the same token. */
export function isSameRequest(one: JournalEntry, other: JournalEntry): boolean {
  const isSameToken = !isDataStep(one.step) || one.facts.accessToken === other.facts.accessToken
  return isSameToken && isSameCall(one, other)
}

/**
 * Returns `true` for the same request, with whatever token: to the same listener, with method, target and
 * body. At the token endpoint the redeemed value identifies it, since assertions differ each time.
 */
export function isSameCall(one: JournalEntry, other: JournalEntry): boolean {
  if (one.listener !== other.listener || one.request.method !== other.request.method) return false
  if (one.request.target !== other.request.target) return false
  if (isDataStep(one.step)) return one.request.body === other.request.body
  const { facts } = one
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
  #last: JournalEntry
  #isOver = false

  constructor(first: JournalEntry) {
    this.entries = [first]
    this.#last = first
  }

  /** `true` when no more tries can be added. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Returns `true` when an exchange belongs to these tries: one more of them, or one beside them. */
  continuesWith(entry: JournalEntry): boolean {
    if (this.#isOver || entry.seq < this.#last.seq || !isSameRequest(this.#last, entry)) return false
    this.#isOver = this.#getPause(entry) > RETRY_MS
    return !this.#isOver
  }

  /** Returns `true` when an exchange is another try. */
  add(entry: JournalEntry): boolean {
    if (entry === this.#last || !this.continuesWith(entry)) return false
    const pause = this.#getPause(entry)
    this.#isOver = isSuccess(entry)
    if (pause < 0) return false
    this.entries.push(entry)
    this.pauses.push(pause)
    this.#last = entry
    return true
  }

  /** Returns the pause before an exchange; negative for one that began meanwhile. */
  #getPause({ startedAt }: JournalEntry): number {
    const { endedAt, startedAt: before, facts } = this.#last
    const pause = startedAt - (endedAt ?? before)
    // A client that gave up may try again before the mock notices that.
    return facts.endedBy === 'client' ? Math.max(0, pause) : pause
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
    if (!struck || this.#all.some((tries) => tries.continuesWith(struck))) return
    const { most } = this
    this.#all = [...this.#all.filter((tries) => tries === most || !tries.isOver), new Tries(struck)]
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
}

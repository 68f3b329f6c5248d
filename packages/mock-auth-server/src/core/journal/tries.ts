import { BusyConnections, CONNECTIONS_OPENED } from './busy-connections.ts'
import {
  getPauseMs,
  isAfterEnd,
  isAfterWait,
  isInTurn,
  isNoticedLate,
  isPerhapsReaction,
  isPossibleReaction,
} from './is-possible-reaction.ts'
import { isSuccess } from './is-success.ts'
import type { JournalEntry } from './journal-entry.ts'
import { mergeInOrder } from './merge-in-order.ts'
import { findProved, findRecent, findUnproved } from './proved-tries.ts'
import { ON_ITS_WAY_MS, OPENING_MS, SIDE_BY_SIDE_MS } from './transfer.ts'

/** Maximum number of places of an app that are believed to ask for the same thing at once. */
const PLACES = 30

/**
 * The tries of one request until it succeeds, in the order of completion. Requests side by side are one try: an app
 * may load the same thing in several places. What the traffic cannot tell is between two bounds: `certain` and
 * `possible`.
 */
export class Tries {
  /** The tries of each place that must have asked; a further try is that of the place that tried least. */
  #places: JournalEntry[][]
  /** The longest sequence in which each request may be a reaction to the one before it. */
  readonly #sequence: JournalEntry[]
  readonly #connections = new BusyConnections()
  readonly #withinMs: number
  #isOver = false

  /** Begins with a request; after a pause of more than `withinMs` a request counts as one of its own. */
  constructor(first: JournalEntry, withinMs = Number.POSITIVE_INFINITY) {
    this.#places = [[first]]
    this.#sequence = [first]
    this.#withinMs = withinMs
    this.#connections.note(first)
  }

  /** `true` when no more tries can be added. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** The tries of each place that must have asked, oldest first. */
  get places(): readonly (readonly JournalEntry[])[] {
    return this.#places
  }

  /** The tries of the place that certainly tried most often. */
  get certain(): readonly JournalEntry[] {
    return this.#places.reduce((one, other) => (one.length >= other.length ? one : other))
  }

  /** The tries, if every request that may be one is one. */
  get possible(): readonly JournalEntry[] {
    return this.#sequence
  }

  /** Returns `true` when an exchange with the same request belongs to these: one more try, or one beside them. */
  continuesWith(entry: JournalEntry): boolean {
    if (isNoticedLate(entry, this.#last)) return true
    this.#isOver ||= getPauseMs(this.#last, entry) > this.#withinMs
    return !this.#isOver
  }

  /**
   * Adds an exchange with the same request; returns the tries of the place that it belongs to, without the last ones
   * as long as a request that comes later may tell that they are no tries.
   */
  add(entry: JournalEntry): readonly JournalEntry[] | undefined {
    if (entry === this.#last || !this.continuesWith(entry)) return undefined
    if (isNoticedLate(entry, this.#last)) return this.#insert(entry)
    if (isNew(entry)) this.#separate(entry)
    const place = this.#findPlace(entry)
    if (place) place.push(entry)
    else if (this.#places.length < PLACES) this.#places.push([entry])
    if (isPerhapsReaction(entry, this.#last)) this.#sequence.push(entry)
    this.#connections.note(entry)
    this.#isOver = isSuccess(entry)
    return place && findProved(place, entry)
  }

  get #last(): JournalEntry {
    return this.#sequence.at(-1) as JournalEntry
  }

  /** Adds an exchange that was over before the last ones began, although the mock noticed its end after theirs. */
  #insert(entry: JournalEntry): readonly JournalEntry[] | undefined {
    mergeInOrder(entry, this.#sequence, isPerhapsReaction)
    const place = this.#places.find((each) => mergeInOrder(entry, each, isPossibleReaction))
    if (!place && this.#places.length < PLACES) this.#places.push([entry])
    return place && findProved(place, this.#last)
  }

  /** Finds the place with the fewest tries whose last one this request certainly repeats. */
  #findPlace(entry: JournalEntry): JournalEntry[] | undefined {
    const isWaiting = this.#connections.mayHaveHeldBack(entry) && this.#places.length < PLACES
    const before = this.#places.filter((place) => {
      const last = place.at(-1) as JournalEntry
      if (isWaiting || !isPossibleReaction(entry, last)) return false
      if (isInTurn(entry, last) || getPauseMs(last, entry) > getOnItsWayMs(entry, last)) return true
      if (!isNew(entry)) return isAfterWait(entry, last)
      // Nothing was side by side so far, and each connection ended: a loop that opens one for each try.
      if (this.#places.length > 1 || !isAfterEnd(entry, last)) return false
      return isAfterWait(entry, last) || getPauseMs(last, entry) > SIDE_BY_SIDE_MS
    })
    return before.sort((one, other) => one.length - other.length)[0]
  }

  /**
   * Makes places of their own of what came at once over connections that had just replied, when with a new one there
   * are as many as the client may have: those requests may have waited until one was open, and the first that opened
   * took them.
   */
  #separate(entry: JournalEntry): void {
    const recent = this.#places.flatMap((place) => place.slice(findRecent(place, entry)))
    const connections = new Set([entry, ...recent].map(({ transfer }) => transfer?.connection))
    if (connections.size < CONNECTIONS_OPENED) return
    this.#places = this.#places.flatMap((place) => {
      const at = findUnproved(place, entry)
      return [place.slice(0, at), ...place.slice(at).map((each) => [each])]
    })
    this.#places.splice(PLACES)
  }
}

/**
 * Returns how long after a reply a request may have been on its way, in milliseconds. A new connection was being opened
 * before, if that of the reply is still there to be used.
 */
function getOnItsWayMs(entry: JournalEntry, { transfer: before }: JournalEntry): number {
  return isNew(entry) && before?.endedIn === undefined ? OPENING_MS : ON_ITS_WAY_MS
}

/** Returns `true` for the first request over a connection that was opened for it. */
function isNew({ transfer }: JournalEntry): boolean {
  return transfer !== undefined && transfer.idleMs === undefined
}

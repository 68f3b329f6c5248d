import type { JournalEntry } from './journal-entry.ts'
import { ON_ITS_WAY_MS, OPENING_MS } from './transfer.ts'

/** Returns the tries of a place that no request after an exchange can tell to be none. */
export function findProved(place: readonly JournalEntry[], now: JournalEntry): readonly JournalEntry[] {
  return place.slice(0, findUnproved(place, now))
}

/** Returns the index of the first try of a place that may have waited for a connection, until `OPENING_MS` after it. */
export function findUnproved(place: readonly JournalEntry[], now: JournalEntry): number {
  let at = Math.max(1, findRecent(place, now))
  while (at < place.length && !isImmediate(place[at] as JournalEntry)) at += 1
  return at
}

/** Returns the index of the first try of a place since which connections may still be opening. */
export function findRecent(place: readonly JournalEntry[], { startedAt }: JournalEntry): number {
  let at = place.length
  while (at > 0 && startedAt - (place[at - 1] as JournalEntry).startedAt <= OPENING_MS) at -= 1
  return at
}

/** Returns `true` for a request that came over a connection that had just replied. */
function isImmediate({ transfer }: JournalEntry): boolean {
  return transfer?.idleMs !== undefined && transfer.idleMs <= ON_ITS_WAY_MS
}

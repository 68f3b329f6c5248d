import type { JournalEntry } from './journal-entry.ts'
import { ON_ITS_WAY_MS, OPENING_MS } from './transfer.ts'

/**
 * Returns `true` when a request can be a reaction to the reply of an exchange: the client had not sent it before that
 * reply left.
 */
export function isPossibleReaction(entry: JournalEntry, before: JournalEntry): boolean {
  if (entry.seq <= before.seq || before.endedAt === undefined) return false
  if (hasGivenUp(before)) {
    return entry.startedAt > before.startedAt && entry.startedAt + getNoticeMs(before) >= before.endedAt
  }
  if (entry.transfer?.passedAt !== undefined) return entry.transfer.passedAt >= before.endedAt
  const [asked, replied] = [entry.transfer?.askedIn, before.transfer?.repliedIn]
  if (asked !== undefined && replied !== undefined) return asked > replied
  return entry.startedAt >= before.endedAt
}

/**
 * Returns `true` when a request may also be a reaction to an exchange that the client had given up earlier than the mock
 * noticed: a proxy may keep a connection whose client has gone.
 */
export function isPerhapsReaction(entry: JournalEntry, before: JournalEntry): boolean {
  if (isPossibleReaction(entry, before)) return true
  return hasGivenUp(before) && entry.startedAt - before.startedAt > OPENING_MS
}

/** Returns `true` for an exchange that the client gave up, which the mock noticed after a retry may have been over. */
export function isNoticedLate(entry: JournalEntry, last: JournalEntry): boolean {
  return hasGivenUp(entry) && isPerhapsReaction(last, entry)
}

/** Returns `true` when a request came over the connection of an exchange, or the client had not waited for its reply. */
export function isInTurn({ transfer }: JournalEntry, before: JournalEntry): boolean {
  return hasGivenUp(before) || transfer?.connection === before.transfer?.connection
}

/**
 * Returns `true` when the process had waited between a reply and a request over another connection: one that was sent
 * beside the other would have been there already, unless its connection was still being opened.
 */
export function isAfterWait({ transfer: own }: JournalEntry, { transfer: other }: JournalEntry): boolean {
  return own !== undefined && other !== undefined && own.streak !== other.repliedStreak
}

/**
 * Returns `true` when the connection of an exchange had ended before a request was sent over another one. While it is
 * still open, a client that has read the reply would have used it.
 */
export function isAfterEnd({ transfer: own }: JournalEntry, { transfer: other }: JournalEntry): boolean {
  return own !== undefined && other?.endedIn !== undefined && own.askedIn >= other.endedIn
}

/**
 * Returns the milliseconds after which the mock notices at the latest that a client gave up, if nothing between the two
 * holds that back. A process that had passed the request on hears of it first.
 */
function getNoticeMs({ transfer }: JournalEntry): number {
  return transfer?.passedAt === undefined ? ON_ITS_WAY_MS : OPENING_MS
}

/** Returns `true` when the client did not wait for the end of a reply. */
function hasGivenUp({ facts }: JournalEntry): boolean {
  return facts.endedBy === 'client'
}

/** Returns the milliseconds between the reply of an exchange and a request that follows it. */
export function getPauseMs({ endedAt, startedAt }: JournalEntry, next: JournalEntry): number {
  return Math.max(0, (next.transfer?.passedAt ?? next.startedAt) - (endedAt ?? startedAt))
}

import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { toIncomingRequest } from './to-incoming-request.ts'

/** Milliseconds after a reply in which a request still counts as sent before the client had read it. */
export const ON_ITS_WAY_MS = 50

/**
 * Finds refused requests with their repetitions. Each list begins with a refused request; every further entry
 * repeats the one before it, so that its length is the number of times that the client tried.
 *
 * A repetition is the same request (see `isSameRequest`), begun more than 50 ms after the refused one had
 * ended, while no success (a delivered reply below 400) for it came between. A repetition that succeeds is the
 * last of its list; one with another outcome (a 503 after a 401) belongs to it too. Refused requests side by
 * side, such as those of widgets that load in parallel, begin lists of their own, and a repetition is that of
 * the shortest list: three that retry once each make three lists of two.
 *
 * @param entries exchanges of any number of runs and clients, in any order; open ones have begun.
 * @param isRefused returns `true` for an exchange that begins a list, such as one with a delivered 401.
 */
export function findRepetitions(
  entries: readonly JournalEntry[],
  isRefused: (entry: JournalEntry) => boolean,
): JournalEntry[][] {
  const found: JournalEntry[][] = []
  const byRequest = new Map<string, Attempts>()
  for (const entry of [...entries].sort((a, b) => a.startedAt - b.startedAt || a.seq - b.seq)) {
    const key = toRequestKey(entry)
    const attempts = byRequest.get(key) ?? { lists: [], successes: [] }
    attempts.lists = attempts.lists.filter((list) => !hasSucceeded(list, attempts.successes, entry.startedAt))
    const [repeated] = attempts.lists
      .filter((list) => entry.startedAt > endOf(list) + ON_ITS_WAY_MS)
      .sort((a, b) => a.length - b.length)
    if (repeated) repeated.push(entry)
    else if (isRefused(entry)) {
      const list = [entry]
      attempts.lists.push(list)
      found.push(list)
    }
    if (isSuccess(entry)) attempts.successes.push(entry)
    if (attempts.lists.length > 0) byRequest.set(key, attempts)
    else byRequest.delete(key)
  }
  return found
}

/**
 * Returns `true` for two requests that differ in nothing that the server acts on: listener, method, target,
 * body (without the client assertion, which is new each time) and credentials.
 */
export function isSameRequest(one: JournalEntry, other: JournalEntry): boolean {
  return toRequestKey(one) === toRequestKey(other)
}

/** The lists of one request that no success has ended, and its successes since the oldest of them. */
interface Attempts {
  lists: JournalEntry[][]
  readonly successes: JournalEntry[]
}

/** Returns `true` when a success had ended after the last entry of a list, and before that time. */
function hasSucceeded(
  list: readonly JournalEntry[],
  successes: readonly JournalEntry[],
  before: number,
): boolean {
  const from = endOf(list)
  return successes.some(({ endedAt }) => endedAt !== undefined && from <= endedAt && endedAt <= before)
}

function endOf(list: readonly JournalEntry[]): number {
  return list.at(-1)?.endedAt ?? Number.POSITIVE_INFINITY
}

function isSuccess({ sent, delivery }: JournalEntry): boolean {
  return sent !== undefined && sent.status < 400 && delivery === 'delivered'
}

/** Returns a text that is the same for requests that are the same (see `isSameRequest`). */
export function toRequestKey(entry: JournalEntry): string {
  const { listener, request, facts } = entry
  const credentials = facts.accessToken ?? toIncomingRequest(entry).header('authorization') ?? facts.clientId
  const body = request.body.replace(/(^|&)client_assertion=[^&]*/, '$1')
  return JSON.stringify([listener, request.method, request.target, body, credentials])
}

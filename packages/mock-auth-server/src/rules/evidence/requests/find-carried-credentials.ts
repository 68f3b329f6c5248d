import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import { toIncomingRequest } from './to-incoming-request.ts'

/** Cookies that the mock sets itself, or that a driver puts there to name the run. */
const OWN_COOKIE = /^smart-mock-/

/** Finds credentials on a request that needs none: an Authorization header, or a cookie of the client. */
export function findCarriedCredentials(entry: JournalEntry): string | undefined {
  const incoming = toIncomingRequest(entry)
  if (incoming.header('authorization') !== undefined) return 'an Authorization header'
  return findForeignCookies(entry).length > 0 && incoming.header('sec-fetch-mode') !== 'navigate'
    ? 'a Cookie header'
    : undefined
}

/** Finds the names of the cookies on a request that are not the mock's own. */
export function findForeignCookies(entry: JournalEntry): string[] {
  const header = toIncomingRequest(entry).headerAll('cookie').join(';')
  return header
    .split(';')
    .map((pair) => pair.split('=', 1)[0]?.trim() ?? '')
    .filter((name) => name !== '' && !OWN_COOKIE.test(name))
}

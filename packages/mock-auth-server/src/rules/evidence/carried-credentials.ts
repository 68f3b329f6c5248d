import type { Entry } from '../../core/journal/entry.ts'
import { incomingOf } from './incoming-of.ts'

/** Cookies that the mock sets itself, or that a driver puts there to name the run. */
const OWN_COOKIE = /^smart-mock-/

/** Credentials on a request that needs none: an Authorization header, or a cookie of the client's. */
export function carriedCredentials(entry: Entry): string | undefined {
  const incoming = incomingOf(entry)
  if (incoming.header('authorization') !== undefined) return 'an Authorization header'
  return foreignCookies(entry).length > 0 && incoming.header('sec-fetch-mode') !== 'navigate'
    ? 'a Cookie header'
    : undefined
}

/** Names of the cookies on a request that are not the mock's own. */
export function foreignCookies(entry: Entry): string[] {
  const header = incomingOf(entry).headerAll('cookie').join(';')
  return header
    .split(';')
    .map((pair) => pair.split('=', 1)[0]?.trim() ?? '')
    .filter((name) => name !== '' && !OWN_COOKIE.test(name))
}

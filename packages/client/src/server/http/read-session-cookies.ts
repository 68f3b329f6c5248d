import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

/**
 * Returns the names of the cookies of a browser session; they contain the port, because ports share cookies.
 */
export function getCookieNames(origin: string): { everywhere: string; framed: string } {
  const everywhere = `smart-client-${new URL(origin).port || '0'}`
  return { everywhere, framed: `${everywhere}-framed` }
}

/** Returns the session ids of a request, the one that is valid in tabs first. */
export function readSessionCookies(c: Context, origin: string): string[] {
  const { everywhere, framed } = getCookieNames(origin)
  return [everywhere, framed].flatMap((name) => getCookie(c, name) ?? [])
}

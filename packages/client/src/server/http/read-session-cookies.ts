import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

/** Names of the cookies of a browser session; ports share cookies, so they carry the port. */
export function getCookieNames(origin: string): { everywhere: string; framed: string } {
  const everywhere = `smart-client-${new URL(origin).port || '0'}`
  return { everywhere, framed: `${everywhere}-framed` }
}

/** The session ids that came along with a request, the one that holds in tabs too first. */
export function readSessionCookies(c: Context, origin: string): string[] {
  const { everywhere, framed } = getCookieNames(origin)
  return [everywhere, framed].flatMap((name) => getCookie(c, name) ?? [])
}

import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { BrowserSession } from '../runs/session-store.ts'
import type { ClientEnv, ClientServices } from './context.ts'
import { getCookieNames, readSessionCookies } from './read-session-cookies.ts'

/** Attaches the browser session to every request, a new one when the cookie is missing or unknown. */
export function attachSession({ origin, sessions }: ClientServices) {
  return createMiddleware<ClientEnv>(async (c, next) => {
    const known = readSessionCookies(c, origin).map((id) => sessions.get(id))
    const session = known.find((found) => found !== undefined) ?? sessions.open()
    if (!known.includes(session)) keep(c, origin, session)
    c.set('session', session)
    await next()
  })
}

/**
 * Sets the cookies of a session. In a frame of an EHR of another site the browser sends only a cookie that is
 * `SameSite=None`, and only over https; where it blocks third-party cookies, only one that is also
 * `Partitioned`. That cookie belongs to the frame only: the other is still needed when a login continues in a
 * tab. Requests by another site's page are refused by guardHost.
 */
function keep(c: Context, origin: string, { id }: BrowserSession): void {
  const { everywhere, framed } = getCookieNames(origin)
  const common = { httpOnly: true, path: '/' } as const
  if (!origin.startsWith('https:')) {
    setCookie(c, everywhere, id, { ...common, sameSite: 'Lax' })
    return
  }
  const anySite = { ...common, secure: true, sameSite: 'None' } as const
  setCookie(c, everywhere, id, anySite)
  setCookie(c, framed, id, { ...anySite, partitioned: true })
}

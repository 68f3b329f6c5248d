import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { BrowserSession } from '../runs/session-store.ts'
import type { ClientEnv, ClientServices } from './context.ts'
import { getCookieNames, readSessionCookies } from './read-session-cookies.ts'

/** Gives every request its browser session, a new one when the cookie is missing or forgotten. */
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
 * In a frame of an EHR of another site only a cookie that is `SameSite=None` comes along, and only over https; where the
 * browser blocks cookies of other sites, one that is `Partitioned` besides. That one belongs to the frame alone: the other
 * is still needed where a login goes on in a tab. What another site's page asks by itself is refused by guardHost.
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

import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { BrowserSession } from '../runs/session-store.ts'
import type { ClientEnv, ClientServices } from './context.ts'

/** Name of the cookie; ports share cookies, so it carries the port. */
export const cookieName = (origin: string): string => `smart-client-${new URL(origin).port || '0'}`

/** Gives every request its browser session, a new one when the cookie is missing or forgotten. */
export function useSession({ origin, sessions }: ClientServices) {
  const name = cookieName(origin)
  const isSecure = origin.startsWith('https:')
  return createMiddleware<ClientEnv>(async (c, next) => {
    const known = sessions.get(getCookie(c, name))
    const session: BrowserSession = known ?? sessions.open()
    if (!known)
      setCookie(c, name, session.id, {
        httpOnly: true,
        // In a frame of an EHR of another site only such a cookie comes along, and only over https; what another
        // site's page then asks by itself is refused by guardHost.
        sameSite: isSecure ? 'None' : 'Lax',
        path: '/',
        secure: isSecure,
      })
    c.set('session', session)
    await next()
  })
}

import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { createRandomId } from '../../core/util/id.ts'
import type { Session } from '../../state/session.ts'
import type { Tenant } from '../../state/tenant.ts'
import type { PrepareContext } from './endpoint.ts'

const NAME = 'smart-mock-session'
/** Lifetime of a session from the sign-in on, in seconds. */
export const SESSION_LIFETIME_S = 1800
const COOKIE = new RegExp(`(?:^|;\\s*)${NAME}=([A-Za-z0-9_-]{1,64})`)

/** Returns the session that the browser's cookie names, if it is valid. */
export async function findSession({
  tenant,
  incoming,
}: Pick<PrepareContext, 'tenant' | 'incoming'>): Promise<Session | undefined> {
  const [, id] = COOKIE.exec(incoming.header('cookie') ?? '') ?? []
  return id === undefined ? undefined : tenant.state.findSession(id, tenant.clock.expiryNow())
}

/** Stores the user's session for half an hour; returns the cookie to set. */
export async function openSession(tenant: Tenant, user: string, authTime: number): Promise<HeaderPair> {
  const id = createRandomId()
  await tenant.state.putSession({
    id,
    user,
    authTime,
    expiresAt: tenant.clock.expiryNow() + SESSION_LIFETIME_S * 1000,
  })
  return cookie(tenant, id, SESSION_LIFETIME_S)
}

/** Creates the header that removes the cookie. */
export function createExpiredSessionCookie(tenant: Tenant): HeaderPair {
  return cookie(tenant, '', 0)
}

/**
 * Creates a cookie below this tenant's `/auth` only, or below its root when users authorize elsewhere: cookies
 * ignore ports, and other servers share the host in tests.
 */
function cookie({ base, issuer, addresses }: Tenant, value: string, maxAge: number): HeaderPair {
  const isBelow = addresses.endpoints.authorize.startsWith(`${issuer}/`)
  const { pathname, protocol } = new URL(isBelow ? issuer : base)
  const secure = protocol === 'https:' ? '; Secure' : ''
  return [
    'Set-Cookie',
    `${NAME}=${value}; Path=${pathname}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`,
  ]
}

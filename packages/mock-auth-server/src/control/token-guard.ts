import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, Next } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Health } from '../listeners/health.ts'
import { ControlError } from './control-error.ts'
import { createReadyResponse } from './create-ready-response.ts'

const COOKIE = 'smart-mock-console'

/**
 * Admits callers that have the token: programs send it as `Authorization: Bearer`, users open any page once
 * with `?token=` and get a cookie (which is derived from the token and does not reveal it). Whoever asks for the
 * health without a token learns that the mock works and which parts of it are up, and nothing else: so ask the probes
 * of containers.
 */
export function tokenGuard(token: string, health: Health) {
  const session = createHmac('sha256', token).update(COOKIE).digest('base64url')
  return async (context: Context, next: Next): Promise<Response | undefined> => {
    const { req } = context
    const offered = req.query('token')
    if (offered !== undefined && req.method === 'GET') {
      if (!isSame(offered, token)) throw new ControlError(401, 'the token is not that of the control API')
      setCookie(context, COOKIE, session, { httpOnly: true, sameSite: 'Strict', path: '/' })
      return context.redirect(withoutToken(req.url), 303)
    }
    const authorization = req.header('authorization')
    const cookie = getCookie(context, COOKIE)
    const isProbe =
      (req.method === 'GET' || req.method === 'HEAD') && authorization === undefined && cookie === undefined
    if (isProbe && req.path === '/health') return context.json({ status: 'ok' })
    if (isProbe && req.path === '/ready') return createReadyResponse(health, false)
    const [, bearer = ''] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
    if (!isSame(bearer, token) && !isSame(cookie ?? '', session)) {
      throw new ControlError(
        401,
        'the control API requires its token: send it as Authorization: Bearer, or open /?token=<token> in a browser',
      )
    }
    await next()
    return undefined
  }
}

/** Compares digests in constant time, so that neither length nor prefix leaks. */
function isSame(offered: string, expected: string): boolean {
  return timingSafeEqual(digest(offered), digest(expected))
}

const digest = (text: string) => createHash('sha256').update(text).digest()

function withoutToken(address: string): string {
  const url = new URL(address)
  url.searchParams.delete('token')
  return `${url.pathname.replace(/^\/+/, '/')}${url.search}`
}

import type { HonoRequest } from 'hono'

/**
 * Returns `true` when the browser withholds a `SameSite=Lax` cookie from this request: a frame that another
 * site navigates here. When the frame then navigates by itself, the cookie is sent.
 */
export function isCookieWithheld(request: HonoRequest): boolean {
  const place = request.header('sec-fetch-dest')
  return request.header('sec-fetch-site') === 'cross-site' && (place === 'iframe' || place === 'frame')
}

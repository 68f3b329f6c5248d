import type { HonoRequest } from 'hono'

/**
 * Whether the browser keeps a `SameSite=Lax` cookie back from this request: a frame that another site sends here. When
 * the frame then navigates by itself, the cookie comes along.
 */
export function isCookieWithheld(request: HonoRequest): boolean {
  const place = request.header('sec-fetch-dest')
  return request.header('sec-fetch-site') === 'cross-site' && (place === 'iframe' || place === 'frame')
}

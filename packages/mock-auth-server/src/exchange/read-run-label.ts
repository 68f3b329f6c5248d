import type { IncomingRequest } from '../core/http/incoming-request.ts'

const LABEL = /^[A-Za-z0-9_.-]{1,64}$/
const COOKIE = /(?:^|;\s*)smart-mock-run=([^;]*)/
const HINT = 'smart-mock-run:'

/** Returns the run label that a driver puts on the front channel: a header, a cookie, or a `login_hint`. */
export function readRunLabel(incoming: IncomingRequest): string | undefined {
  const header = incoming.header('x-smart-mock-run')
  if (header !== undefined) return LABEL.test(header) ? header : undefined
  const cookie = incoming.header('cookie')
  const [, fromCookie] = (cookie && COOKIE.exec(cookie)) || []
  if (fromCookie !== undefined) return LABEL.test(fromCookie) ? fromCookie : undefined
  if (!incoming.target.includes('login_hint')) return undefined
  const hint = incoming.query.get('login_hint') ?? ''
  const label = hint.startsWith(HINT) ? hint.slice(HINT.length) : ''
  return LABEL.test(label) ? label : undefined
}

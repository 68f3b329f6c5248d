import type { IncomingRequest } from '../core/http/incoming-request.ts'

/** Headers by which browsers mark what they load before the user asks for it; the first is the standard one. */
const HEADERS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'] as const
const PURPOSE = /^\s*(?:prefetch|preview)\s*(?:[;,]|$)/i

/** Returns `true` for a request that a browser sends ahead of its user, for a prefetch or a preview. */
export function isPrefetch(incoming: IncomingRequest): boolean {
  return HEADERS.some((name) => incoming.headerAll(name).some((value) => PURPOSE.test(value)))
}

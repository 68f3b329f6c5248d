import type { IncomingRequest } from '../core/http/incoming-request.ts'

/** Headers by which browsers mark what they load before the user asks for it; the first is the standard one. */
const HEADERS: ReadonlySet<string> = new Set(['sec-purpose', 'purpose', 'x-purpose', 'x-moz'])
const PURPOSE = /^\s*(?:prefetch|preview)\s*(?:[;,]|$)/i

/** Returns `true` for a request that a browser sends ahead of its user, for a prefetch or a preview. */
export function isPrefetch(incoming: IncomingRequest): boolean {
  return incoming.headers.some(([name, value]) => PURPOSE.test(value) && HEADERS.has(name.toLowerCase()))
}

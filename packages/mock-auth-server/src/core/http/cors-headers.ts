import type { HeaderPair } from './incoming-request.ts'
import type { Reply } from './reply.ts'

const EXPOSED = 'ETag, Location, Content-Location, Last-Modified, WWW-Authenticate, Retry-After, X-Progress'
const METHODS = 'GET, POST, PUT, PATCH, DELETE'
const HEADERS =
  'authorization, content-type, accept, prefer, cache-control, if-match, if-none-match, if-none-exist, if-modified-since'

/** Creates the CORS headers that allow an origin, or `*`; those of a preflight say what may follow. */
export function createCorsHeaders(allowed: string, isPreflight: boolean): HeaderPair[] {
  const headers: HeaderPair[] = [
    ['Access-Control-Allow-Origin', allowed],
    ['Access-Control-Expose-Headers', EXPOSED],
  ]
  if (isPreflight) {
    headers.push(
      ['Access-Control-Allow-Methods', METHODS],
      ['Access-Control-Allow-Headers', HEADERS],
      ['Access-Control-Max-Age', '600'],
    )
  }
  return headers
}

/** Returns a reply that a browser withholds from pages of other origins. */
export function withoutCorsHeaders(reply: Reply): Reply {
  return { ...reply, headers: reply.headers.filter(([name]) => !/^access-control-/i.test(name)) }
}

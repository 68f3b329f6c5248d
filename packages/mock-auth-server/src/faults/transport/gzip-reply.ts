import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'
import { encodeStoredGzip } from './encode-stored-gzip.ts'

/**
 * Returns the reply with its body in gzip, optionally changed once more; streamed and empty bodies remain.
 */
export function gzipReply(reply: Reply, change = (bytes: Uint8Array) => bytes): Reply {
  const { body, headers } = reply
  if ((typeof body !== 'string' && !(body instanceof Uint8Array)) || body.length === 0) return reply
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const encoding: HeaderPair[] = [
    ['Content-Encoding', 'gzip'],
    ['Vary', 'Accept-Encoding'],
  ]
  return { ...reply, headers: [...headers, ...encoding], body: change(encodeStoredGzip(bytes)) }
}

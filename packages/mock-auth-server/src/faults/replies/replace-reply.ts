import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'

/**
 * Creates another reply with the CORS headers and the date of the original, so that only the intended part
 * differs.
 */
export function replaceReply(honest: Reply, other: Omit<Reply, 'effects'>): Reply {
  const kept = honest.headers.filter(([name]: HeaderPair) => /^(access-control-.*|vary|date)$/i.test(name))
  return { ...other, headers: [...other.headers, ...kept] }
}

import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'

/** Another reply with the CORS headers and the date of the honest one, so that nothing else differs. */
export function replaceReply(honest: Reply, other: Omit<Reply, 'wire'>): Reply {
  const kept = honest.headers.filter(([name]: HeaderPair) => /^(access-control-.*|vary|date)$/i.test(name))
  return { ...other, headers: [...other.headers, ...kept] }
}

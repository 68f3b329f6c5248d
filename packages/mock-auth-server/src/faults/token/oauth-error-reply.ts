import type { HeaderPair } from '../../core/http/incoming.ts'
import { jsonReply, type Reply } from '../../core/http/reply.ts'

/** An error of the token endpoint as RFC 6749 section 5.2 writes it. */
export function oauthErrorReply(
  status: number,
  error: string,
  description: string,
  headers: readonly HeaderPair[] = [],
): Reply {
  return jsonReply(status, { error, error_description: description }, [
    ['Cache-Control', 'no-store'],
    ['Pragma', 'no-cache'],
    ...headers,
  ])
}

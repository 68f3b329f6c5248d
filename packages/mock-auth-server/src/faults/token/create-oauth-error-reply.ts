import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { createJsonReply, type Reply } from '../../core/http/reply.ts'

/** Creates an error of the token endpoint by RFC 6749 section 5.2. */
export function createOAuthErrorReply(
  status: number,
  error: string,
  description: string,
  headers: readonly HeaderPair[] = [],
): Reply {
  return createJsonReply(status, { error, error_description: description }, [
    ['Cache-Control', 'no-store'],
    ['Pragma', 'no-cache'],
    ...headers,
  ])
}

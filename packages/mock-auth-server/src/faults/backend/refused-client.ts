import type { Reply } from '../../core/http/reply.ts'
import { oauthErrorReply } from '../token/oauth-error-reply.ts'

/** 401 `invalid_client`, as for an assertion that does not prove who sends it (RFC 6749 section 5.2). */
export function refusedClient(description: string): Reply {
  return oauthErrorReply(401, 'invalid_client', description)
}

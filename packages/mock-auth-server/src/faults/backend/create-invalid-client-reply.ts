import type { Reply } from '../../core/http/reply.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'

/**
 * Creates a 401 `invalid_client`, as for an assertion that does not authenticate its sender (RFC 6749 section
 * 5.2).
 */
export function createInvalidClientReply(description: string): Reply {
  return createOAuthErrorReply(401, 'invalid_client', description)
}

import { createJsonReply, type Reply } from '../../core/http/reply.ts'
import type { OAuthErrorDraft } from '../../core/journal/authorize-points.ts'
import type { PassPoint } from '../../core/journal/points.ts'

/** Creates the reply of a refusal in JSON (RFC 6749 section 5.2), or in the text that replaces it. */
export function createRefusalReply(pass: PassPoint, draft: OAuthErrorDraft): Reply {
  const { status, headers, body } = pass('oauth.error', draft)
  if (typeof body !== 'string') return createJsonReply(status, body, headers)
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8'], ...headers], body }
}

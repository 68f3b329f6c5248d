import type { Reply } from '../core/http/reply.ts'
import type { Endpoint } from '../wire/shared/endpoint.ts'

/** Answers OPTIONS without a token; the CORS headers come from the endpoint's policy (S-031). */
export function createPreflightReply(endpoint: Endpoint): Reply {
  return { status: 204, headers: [['Allow', [...endpoint.methods, 'OPTIONS'].join(', ')]], body: '' }
}

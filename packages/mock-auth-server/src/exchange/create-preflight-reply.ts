import type { Reply } from '../core/http/reply.ts'
import type { Endpoint } from '../wire/shared/endpoint.ts'

/** Creates the reply to OPTIONS without a token; the CORS headers follow the endpoint's policy (S-031). */
export function createPreflightReply(endpoint: Endpoint): Reply {
  return { status: 204, headers: [['Allow', [...endpoint.methods, 'OPTIONS'].join(', ')]], body: '' }
}

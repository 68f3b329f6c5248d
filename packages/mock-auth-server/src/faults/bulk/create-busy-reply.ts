import type { Reply } from '../../core/http/reply.ts'

/** Creates a 202 for a poll: the export is not done yet. */
export function createBusyReply(progress: string, retryAfter: string): Reply {
  return {
    status: 202,
    headers: [
      ['X-Progress', progress],
      ['Retry-After', retryAfter],
    ],
    body: '',
  }
}

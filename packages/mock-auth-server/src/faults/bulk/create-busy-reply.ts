import type { Reply } from '../../core/http/reply.ts'

/** 202 to a poll: not done yet. */
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

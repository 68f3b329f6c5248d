import type { Reply } from '../../core/http/reply.ts'

/** Changes a reply that carries tokens, with its body as text; errors pass as they are. */
export function changeTokenReply(change: (body: string) => Partial<Reply>): (reply: Reply) => Reply {
  return (reply) =>
    reply.status === 200 && typeof reply.body === 'string' ? { ...reply, ...change(reply.body) } : reply
}

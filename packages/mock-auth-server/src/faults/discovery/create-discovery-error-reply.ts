import { createJsonReply, type Reply, withHeader } from '../../core/http/reply.ts'

/** Creates an error in place of the smart-configuration. */
export function createDiscoveryErrorReply(status: number, error: string, retryAfterS?: number): Reply {
  const reply = createJsonReply(status, { error, error_description: 'The configuration could not be read' }, [
    ['Cache-Control', 'no-store'],
  ])
  return retryAfterS === undefined ? reply : withHeader(reply, 'Retry-After', String(retryAfterS))
}
